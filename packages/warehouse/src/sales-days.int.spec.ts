import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { renderMigration } from './render-migration.js';
import { cancelRow, type SaleLineRow } from './sale-line-row.js';
import { SaleLines } from './sale-lines.js';
import { SalesDays } from './sales-days.js';
import { testWarehouse } from './test-warehouse.fixture.js';
import { aRowSource, aSaleLineRow } from './testing/a-sale-line-row.js';
import type { Warehouse } from './warehouse.js';

const source = aRowSource({ sourceOffset: 9, ingestedAtMs: 1 });

describe('the business dates that have arrived', () => {
  let warehouse: Warehouse;
  let drop: () => Promise<void>;

  beforeAll(async () => {
    ({ warehouse, drop } = await testWarehouse('days'));
  }, 60_000);
  afterAll(() => drop?.());

  const append = (tenantId: string, rows: Partial<SaleLineRow>[], token: string) =>
    new SaleLines(warehouse).append(
      rows.map((row) => aSaleLineRow({ ...row, tenantId })),
      token,
    );
  const daysOf = async (tenantId: string) => {
    const { firstDayOf, received } = await new SalesDays(warehouse).load(tenantId);
    return { first: Object.fromEntries(firstDayOf), received };
  };

  it('are those of any store, and the first of each', async () => {
    const rows = [
      { storeId: 'a', soldOn: '2026-11-03' },
      { storeId: 'a', soldOn: '2026-10-30', kind: 'return' as const },
      { storeId: 'b', soldOn: '2026-11-05' },
    ];
    for (let attempt = 0; attempt < 2; attempt++) await append('plain', rows, 'plain');
    expect(await daysOf('plain')).toEqual({
      first: { a: '2026-10-30', b: '2026-11-05' },
      received: ['2026-10-30', '2026-11-03', '2026-11-05'],
    });
    expect(await daysOf('nobody')).toEqual({ first: {}, received: [] });
  });

  it('keep a day whose tickets were all voided, and lose one that its ticket was moved from', async () => {
    const voided = aSaleLineRow({ tenantId: 'taken-back', soldOn: '2026-11-02', ticketId: 'V' });
    const moved = aSaleLineRow({ tenantId: 'taken-back', soldOn: '2016-11-03', ticketId: 'M' });
    await append('taken-back', [voided, moved], 'first');
    const marker = { ...voided, revision: 1, lineId: '', status: 'voided' as const, ticketCount: 0 as const };
    const later = [cancelRow(voided, source), marker, cancelRow(moved, source), { ...moved, soldOn: '2026-11-03' }];
    await append('taken-back', later, 'second');
    expect((await daysOf('taken-back')).received).toEqual(['2026-11-02', '2026-11-03']);
    expect((await daysOf('taken-back')).first).toEqual({ centro: '2026-11-02' });
  });

  it('are found again from the facts, once, by the migration of a warehouse that has history', async () => {
    await append('history', [{ soldOn: '2026-11-04' }, { soldOn: '2026-11-06', storeId: 'b' }], 'history');
    const before = await daysOf('history');
    await warehouse.command({ name: 'test.forget', sql: 'TRUNCATE TABLE sales_days_v1' });
    expect(await daysOf('history')).toEqual({ first: {}, received: [] });
    const text = await readFile(new URL('../migrations/0010_create_sales_days.sql', import.meta.url), 'utf8');
    for (let attempt = 0; attempt < 2; attempt++)
      for (const sql of renderMigration(text, 'single')) await warehouse.command({ name: 'test.fill', sql });
    expect(await daysOf('history')).toEqual(before);
    // Filled twice and counted once: a ticket taken back leaves nothing.
    const [row] = [aSaleLineRow({ tenantId: 'history', soldOn: '2026-11-04' })];
    if (row) await append('history', [cancelRow(row, source)], 'cancel');
    expect((await daysOf('history')).received).toEqual(['2026-11-06']);
  });
});
