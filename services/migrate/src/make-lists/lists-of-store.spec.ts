import { describe, expect, it } from '@jest/globals';
import type { ListedProduct, SpanSales } from '@vitrine/recommend';
import type { Tenant } from '@vitrine/store';
import { listsOfStore } from './lists-of-store.js';

const DAYS = { recent: 14, before: 28, month: 28 };
const sold = (units: number): SpanSales => ({
  ...{ recentUnitsE3: units * 500, beforeUnitsE3: units * 1_000, recentLines: units / 2, beforeLines: units },
  ...{ monthUnitsE3: units * 1_000, monthSalesE4: units * 500_000 },
});

/** Nine products of one category; `costOf` by place. */
function listsWith(costOf: (at: number) => number) {
  const products = Array.from(
    { length: 9 },
    (_, at): ListedProduct => ({
      ...{ productId: `p${at}`, category: 'c', priceE4: 500_000, costE4: costOf(at) },
      ...{ sales: sold(10 * (9 - at)), baskets: 90 - at, stockE3: at === 4 ? 900_000 : undefined },
    }),
  );
  const tenant = { id: 't', recommendFrom: 'network' } as Tenant;
  const facts = {
    ...{ tenant, today: '2026-11-30', nowMs: 0, products: new Map(), timeZoneOf: new Map(), market: [] },
    ...{ knownBefore: async () => new Map([['s', DAYS]]), baskets: new Map([['s', 900]]), itemBaskets: new Map() },
  };
  const store = { storeId: 's', today: '2026-11-30', known: DAYS, baskets: 900, products, stockE3: new Map() };
  const none = { seasons: { found: [], unknown: [] }, bandsBefore: new Map(), low: undefined, bundles: [] };
  return listsOfStore({ facts, store, ...none });
}

describe('the lists of a store', () => {
  it('are the same whatever products cost within their bands: no order tells a cost', () => {
    const lists = listsWith((at) => 100_000 + 40_000 * at);
    const shuffledWithin = [2, 1, 0, 5, 4, 3, 8, 7, 6];
    expect(listsWith((at) => 100_000 + 40_000 * (shuffledWithin[at] as number))).toEqual(lists);
    expect(JSON.stringify(lists)).not.toMatch(/cost|margin.{0,3}E4/iu);
  });

  it('have the bands one after the other, within each what sells most first', () => {
    const margins = listsWith((at) => 100_000 + 40_000 * (8 - at)).find(({ list }) => list === 'margins');
    expect(margins?.items.map(({ productId }) => productId)).toEqual([6, 7, 8, 3, 4, 5, 0, 1, 2].map((at) => `p${at}`));
    expect(margins?.head.salesByBandE4).toEqual({ high: 30_000_000, middle: 75_000_000, normal: 120_000_000 });
  });

  it('say whose sales they know, and what is missing', () => {
    const [promote, , low] = listsWith(() => 100_000);
    expect(promote?.head).toMatchObject({ learnedFrom: 'store', baskets: 900 });
    expect(promote?.head.missing.map(({ code }) => code)).toEqual(['market', 'stock']);
    expect(low?.head.missing).toEqual([{ code: 'peers', have: 1, need: 4 }, { code: 'stock' }]);
  });
});
