import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { testWarehouse } from '../test-warehouse.fixture.js';
import type { Warehouse } from '../warehouse.js';
import { BasketCountReader } from './basket-count-reader.js';

let warehouse: Warehouse;
let drop: () => Promise<void>;
beforeAll(async () => {
  ({ warehouse, drop } = await testWarehouse('shelf_weeks'));
  const rows = [
    // s1 was shut in most of the year; the bag was last sold in its third week from now, and a sale of it was voided since.
    ...[
      ['2026-11-23', 's1', 'shirt', 2],
      ['2026-11-16', 's1', 'shirt', 1],
      ['2026-03-02', 's1', 'bag', 1],
    ],
    ...[
      ['2026-11-23', 's1', 'bag', 1],
      ['2026-11-23', 's1', 'bag', -1],
      ['2026-02-23', 's1', 'old', 4],
    ],
    ['2026-11-23', 's2', 'old', 1],
  ];
  const values = rows.map(
    ([week, store, product, baskets]) => `('t', '${week}', '${store}', '${product}', ${baskets}, 0)`,
  );
  await warehouse.command({ name: 'spec.items', sql: `INSERT INTO item_counts_v1 VALUES ${values.join()}` });
  await warehouse.command({
    name: 'spec.baskets',
    sql: `INSERT INTO basket_counts_v1 SELECT tenant_id, week, store_id, sum(baskets), 0, 0, 1 FROM item_counts_v1 GROUP BY ALL`,
  });
}, 60_000);
afterAll(() => drop?.());

it('an assortment is what a store sold in its latest weeks with sales, however long ago these are', async () => {
  const reader = new BasketCountReader(warehouse);
  const items = await reader.items({ tenantId: 't' });
  const assortment = async (weeks: number) => {
    const since = await reader.shelfWeeks({ tenantId: 't' }, weeks);
    return items.flatMap(({ productId, stores }) =>
      stores.flatMap(([store, , last]) => (last >= (since.get(store) ?? 0) ? [`${store} ${productId}`] : [])),
    );
  };
  expect((await assortment(3)).sort()).toEqual(['s1 bag', 's1 shirt', 's2 old']);
  expect((await assortment(4)).sort()).toEqual(['s1 bag', 's1 old', 's1 shirt', 's2 old']);
  expect(await reader.shelfWeeks({ tenantId: 't', storeId: 's2' }, 3)).toEqual(new Map([['s2', 20_780]]));
});
