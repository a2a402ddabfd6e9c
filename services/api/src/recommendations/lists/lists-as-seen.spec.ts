import { describe, expect, it } from '@jest/globals';
import type { PromoteClaim } from '@vitrine/recommend';
import { LowAsSeen } from './low-as-seen.js';
import { ShelfOfLists } from './on-shelf.js';
import { PromoteAsSeen } from './promote-as-seen.js';

const access = {
  ...{ tenant: { id: 't', currency: 'BRL' }, scope: { stores: 'all' }, locale: 'pt-BR' },
} as unknown as Parameters<PromoteAsSeen['list']>[0];
const query = { storeId: 's', limit: 10 };

/** A list of the night, and the shelf of a later date: units in stock by product. */
function seenOn(businessDate: string, stock: Readonly<Record<string, number>>, items: readonly object[]) {
  const rows = items.map((item, at) => ({ place: at + 1, productId: `p${at}`, item }));
  const nightly = { open: async () => ({ made: {}, head: undefined, items: rows }) } as never;
  const shelf = {
    now: async () => (id: string) => ({
      ...(stock[id] !== undefined && { stock: { productId: id, quantityE3: stock[id] * 1_000, atMs: 0 } }),
    }),
  };
  const shelves = new ShelfOfLists({ list: async () => [] } as never, shelf);
  const holdouts = { of: async () => ({ isMeasured: false, isHeldOut: false, businessDate, hour: 9 }) };
  const sellers = { sold: async () => ({ baskets: 0, products: [] }) };
  return {
    promote: new PromoteAsSeen(nightly, shelves, sellers as never, holdouts),
    low: new LowAsSeen(nightly, shelves, holdouts),
  };
}

const season: PromoteClaim = { code: 'season', event: 'blackFriday', date: '2026-11-27', times: 1.8, occasions: 1 };
const overstock: PromoteClaim = { code: 'overstock', stockUnits: '900', stockDays: 450 };

describe('what to promote by a list of an earlier night', () => {
  const reasonsOn = async (businessDate: string, claims: readonly PromoteClaim[], units?: number) => {
    const { promote } = seenOn(businessDate, units === undefined ? {} : { p0: units }, [{ claims }]);
    return (await promote.list(access, query)).items.flatMap(({ reasons }) => reasons);
  };

  it('is for no date that is over', async () => {
    expect(await reasonsOn('2026-11-27', [season])).toMatchObject([{ code: 'season' }]);
    expect(await reasonsOn('2026-11-28', [season])).toEqual([]);
  });

  it('is high stock by what is in stock now, as the night judges it, and as it sold then', async () => {
    expect(await reasonsOn('2026-11-28', [overstock], 12)).toEqual([]);
    expect(await reasonsOn('2026-11-28', [overstock], 178)).toEqual([]);
    expect(await reasonsOn('2026-11-28', [overstock], 400)).toMatchObject([{ stockUnits: '400', stockDays: 200 }]);
    const unsold: PromoteClaim = { ...overstock, stockDays: null };
    expect(await reasonsOn('2026-11-28', [unsold], 9)).toEqual([]);
    expect(await reasonsOn('2026-11-28', [unsold], 10)).toMatchObject([{ stockUnits: '10', stockDays: null }]);
    expect(await reasonsOn('2026-11-28', [overstock])).toMatchObject([{ stockUnits: '900' }]);
  });
});

describe('what sells below its peers, by a list of an earlier night', () => {
  it('says why with the stock that it shows', async () => {
    const evidence = { priceE4: 560_000, peersPriceE4: 500_000, stockE3: 0 };
    const low = {
      share: 0.04,
      peersShare: 0.09,
      salesMissingE4: 1,
      weeks: 8,
      category: 'c',
      cause: 'noStock',
      evidence,
    };
    const causes = async (units: number) => {
      const { low: seen } = seenOn('2026-11-28', { p0: units }, [{ ...low, productId: 'p0' }]);
      return (await seen.list(access, query)).items.map(({ cause, action, stock }) => [cause, action, stock?.units]);
    };
    expect(await causes(0)).toEqual([['noStock', 'restock', '0']]);
    expect(await causes(40)).toEqual([['priceAboveNetwork', 'checkPrice', '40']]);
  });
});
