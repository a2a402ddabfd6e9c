import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import type { Table } from './tables/table.js';
import { tables } from './tables.js';
import { testWarehouse } from './test-warehouse.fixture.js';
import type { Warehouse } from './warehouse.js';

const tableRow = z.object({ name: z.string(), comment: z.string(), created: z.string() });
const columnRow = z.object({ table: z.string(), name: z.string(), type: z.string(), comment: z.string() });

describe('the tables as they are defined', () => {
  let warehouse: Warehouse;
  let drop: () => Promise<void>;

  beforeAll(async () => {
    ({ warehouse, drop } = await testWarehouse('tables'));
  }, 60_000);
  afterAll(() => drop?.());

  const params = () => ({ database: warehouse.database });
  const made = () =>
    warehouse.query({
      name: 'spec.tables',
      params: params(),
      row: tableRow,
      sql: `
        SELECT name, comment, create_table_query AS created
        FROM   system.tables
        WHERE  database = {database: String} AND engine LIKE '%MergeTree'
        ORDER  BY name`,
    });

  it('are those that the migrations make, with the same words', async () => {
    const defined = tables.map(({ name, comment }) => ({ name, comment }));
    expect((await made()).map(({ name, comment }) => ({ name, comment }))).toEqual(
      defined.sort((a, b) => (a.name < b.name ? -1 : 1)),
    );
  });

  it('have the columns that the migrations give them: names, types, words and order', async () => {
    const found = await warehouse.query({
      name: 'spec.columns',
      params: params(),
      row: columnRow,
      sql: `
        SELECT table, name, type, comment
        FROM   system.columns
        WHERE  database = {database: String}
        ORDER  BY table, position`,
    });
    for (const { name: table, columns } of tables) {
      const ofTable = found.filter((column) => column.table === table).map(({ table: _, ...column }) => column);
      const defined = Object.values(columns).map(({ name, type, stored = type, comment }) => ({
        name,
        type: stored,
        comment,
      }));
      expect([table, ofTable]).toEqual([table, defined]);
    }
  });

  it('are kept as long as they say', async () => {
    const created = new Map((await made()).map((table) => [table.name, table.created]));
    const ttlOf = ({ name }: Table) => / TTL (.+?) (?:SETTINGS|COMMENT) /u.exec(created.get(name) ?? '')?.[1];
    for (const table of tables) {
      const { keep } = table;
      const ttl =
        keep.by === 'table'
          ? expect.stringMatching(new RegExp(`\\b${keep.since}\\b.*toIntervalDay\\(${keep.days}\\)`, 'u'))
          : undefined;
      expect([table.name, ttlOf(table)]).toEqual([table.name, ttl]);
    }
  });

  it('have a tenant_id exactly where the deletion of a tenant is told so', () => {
    for (const { name, columns, tenant } of tables) {
      const hasColumn = Object.values(columns).some((column) => column.name === 'tenant_id');
      expect([name, hasColumn]).toEqual([name, tenant === 'column' || tenant === 'refused']);
    }
  });
});
