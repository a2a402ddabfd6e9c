import { describe, expect, it } from '@jest/globals';
import type { Batch } from '@vitrine/bus';
import type { SaleLineRow } from '@vitrine/warehouse';
import { MemoryWarehouse } from '../testing/memory-warehouse.js';
import { SalesWriter, type Tables } from './sales-writer.js';
import { WrittenRows } from './written-rows.js';

const batch = (isRepeated: boolean) =>
  ({
    partition: 0,
    range: { first: 0, last: 9 },
    token: 'sales:0:0-9',
    isRepeated,
    retry: (_what: string, work: () => Promise<unknown>) => work(),
    settle: async () => undefined,
  }) as unknown as Batch;

const row = (sourceOffset: number, soldOn: string, sign: 1 | -1 = 1) =>
  ({
    tenantId: 't',
    storeId: 's1',
    ticketId: `t${sourceOffset}`,
    soldOn,
    sourceOffset,
    sourcePartition: 0,
    sign,
  }) as SaleLineRow;

/** A writer on a warehouse in memory. */
function aWriter() {
  const warehouse = new MemoryWarehouse();
  const asked = {
    query: async () =>
      warehouse.rows.map(({ sourceOffset, sign, soldOn }) => ({ sourceOffset, sign, month: soldOn.slice(0, 7) })),
  } as unknown as ConstructorParameters<typeof WrittenRows>[0];
  const nothing = { append: async () => undefined };
  const sent: string[] = [];
  const lines = {
    append: async (rows: SaleLineRow[], token: string) => {
      for (const { sourceOffset } of rows) sent.push(`${token} ${sourceOffset}`);
      return warehouse.append(rows, token);
    },
  };
  const tables = { lines, deadLetters: nothing, controlTotals: nothing, written: new WrittenRows(asked) };
  const writer = new SalesWriter(tables as unknown as Tables);
  const settle = (rows: SaleLineRow[], isRepeated = true) =>
    writer.settle(batch(isRepeated), { rows, deadLetters: [], totals: [], records: [] });
  const days = () => warehouse.rows.map(({ sourceOffset, soldOn, sign }) => `${sourceOffset} ${soldOn} ${sign}`).sort();
  return { settle, days, sent };
}

describe('a batch that is written again', () => {
  it('stays where it is when its day has become one of another month', async () => {
    const { settle, days } = aWriter();
    await settle([row(1, '2026-11-01')], false);
    await settle([row(1, '2026-10-31'), row(2, '2026-10-31')]);
    expect(days()).toEqual(['1 2026-11-01 1', '2 2026-10-31 1']);
  });

  it('completes a correction of which only the taking back was written', async () => {
    const { settle, days } = aWriter();
    await settle([row(1, '2026-10-31', -1)], false);
    await settle([row(1, '2026-10-31', -1), row(1, '2026-11-01')]);
    expect(days()).toEqual(['1 2026-10-31 -1', '1 2026-11-01 1']);
  });

  it('takes in what later tries accept, each time others', async () => {
    const { settle, days } = aWriter();
    await settle([row(1, '2026-11-01')], false);
    await settle([row(1, '2026-11-01'), row(2, '2026-11-01')]);
    await settle([row(1, '2026-11-01'), row(2, '2026-11-01'), row(3, '2026-11-01')]);
    expect(days()).toEqual(['1 2026-11-01 1', '2 2026-11-01 1', '3 2026-11-01 1']);
  });

  it('sends the same rows under the same token again: only that completes a rollup that a crash cut off from its facts', async () => {
    const { settle, days, sent } = aWriter();
    await settle([row(1, '2026-11-01')], false);
    sent.length = 0;
    await settle([row(1, '2026-11-01')]);
    expect(sent).toEqual(['sales:0:0-9 1']);
    expect(days()).toEqual(['1 2026-11-01 1']);
  });
});
