import type { TenantDeletion } from '@vitrine/store';
import { type NamedCommand, type Warehouse, WITHOUT_ROWS_OF_TENANT } from '@vitrine/warehouse';
import { z } from 'zod';
import { alterTable, UNTIL_DONE } from './alter-table.js';

type TenantId = TenantDeletion['tenantId'];

/** Late messages are refused and counted under the name they bear, whether the tenant ever was or not. */
const REFUSALS = new Set(['control_totals_v1', 'dead_letters_v1']);

/**
 * Every table with rows of tenants, as the warehouse itself lists its columns: a table that is added later is found too. Views hold
 * no rows; on a cluster those are in the tables behind the distributed ones, whose names are answered here.
 */
export async function tablesOfTenants(warehouse: Warehouse): Promise<string[]> {
  const rows = await warehouse.query({
    name: 'erasure.tables',
    params: { database: warehouse.database },
    row: z.object({ table: z.string() }),
    sql: `
      SELECT DISTINCT replaceRegexpOne(c.table, '_local$', '') AS table
      FROM   system.columns AS c
      JOIN   system.tables  AS t ON t.database = c.database AND t.name = c.table
      WHERE  c.database = {database: String}
        AND  c.name = 'tenant_id'
        AND  t.engine LIKE '%MergeTree'
      ORDER  BY table`,
  });
  return rows.map(({ table }) => table);
}

/** Takes the tenant's rows out of a table; ends when they are gone. The journal has no column for them. */
export function deleteFrom(table: string, tenantId: TenantId, cluster: string | undefined): NamedCommand {
  const change =
    table === 'journal_v1' ? `UPDATE ${WITHOUT_ROWS_OF_TENANT}` : 'DELETE WHERE tenant_id = {tenantId: String}';
  return {
    name: `erasure.${table}`,
    sql: `${alterTable(table, cluster)} ${change} ${UNTIL_DONE}`,
    params: { tenantId },
  };
}

/** Whether anything is there that only somebody who knew the tenant can have written. */
export async function hasRows(warehouse: Warehouse, tables: readonly string[], tenantId: TenantId): Promise<boolean> {
  for (const table of tables.filter((each) => !REFUSALS.has(each))) {
    const found = await warehouse.query({
      name: 'erasure.look',
      isLookUp: true,
      params: { tenantId },
      row: z.object({ found: z.number() }),
      sql: `SELECT 1 AS found FROM ${table} WHERE tenant_id = {tenantId: String} LIMIT 1`,
    });
    if (found.length > 0) return true;
  }
  return false;
}
