import type { TenantDeletion } from '@vitrine/store';
import { journalTable, type NamedCommand, tables, type Warehouse, WITHOUT_ROWS_OF_TENANT } from '@vitrine/warehouse';
import { z } from 'zod';
import { alterTable, UNTIL_DONE } from './alter-table.js';

type TenantId = TenantDeletion['tenantId'];

/** Rows of these tables do not prove that a pod still knew the tenant. */
const REFUSALS = new Set(tables.filter(({ tenant }) => tenant === 'refused').map(({ name }) => name));
const DEFINED = tables.filter(({ tenant }) => tenant === 'column' || tenant === 'refused').map(({ name }) => name);

/**
 * Every table with rows of tenants: the defined ones, and those that the warehouse itself lists, which another release may have left. Views
 * hold no rows. On a cluster the answer names the tables behind the distributed ones.
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
  return [...new Set([...DEFINED, ...rows.map(({ table }) => table)])].sort();
}

/** Takes the tenant's rows out of a table; ends when they are gone. The journal has no column for them. */
export function deleteFrom(table: string, tenantId: TenantId, cluster: string | undefined): NamedCommand {
  const change =
    table === journalTable.name ? `UPDATE ${WITHOUT_ROWS_OF_TENANT}` : 'DELETE WHERE tenant_id = {tenantId: String}';
  return {
    name: `erasure.${table}`,
    sql: `${alterTable(table, cluster)} ${change} ${UNTIL_DONE}`,
    params: { tenantId },
  };
}

/** Whether there is anything that only a pod that knew the tenant can have written. */
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
