import { describe, expect, it } from '@jest/globals';
import type { PromoteReasonCode } from '@vitrine/contracts';
import { ALL_DAYS, context, product, sold } from '../facts/a-shop.spec-support.js';
import type { ListedProduct } from '../facts/facts.js';
import { bandsOf } from '../margins/bands.js';
import { type Known, missingOf } from '../missing/missing.js';
import { type PromoteContext } from './claims.js';
import { mixed, promoteList } from './promote-list.js';
import { ofSeller } from './sold-less.js';

const codesOf = (products: readonly ListedProduct[], of: Partial<PromoteContext> = {}) =>
  Object.fromEntries(
    promoteList(products, context(of)).map(({ productId, claims }) => [productId, claims.map(({ code }) => code)]),
  );

const ofNetwork = (stores: number, baskets = 400, sales = sold(20, 10)): PromoteContext['network'] => ({
  of: new Map([['shirt', { sold: { ...sales, expectedUnitsE3: sales.beforeUnitsE3 / 2, stores }, baskets, stores }]]),
  ...{ overall: 0, baskets: 20_000 },
});

describe('what to promote', () => {
  it('is what rises in all stores, where so many of them sell it that it may be told, and else what rises here', () => {
    const shirt = product('shirt', { sales: sold(20, 10) });
    expect(codesOf([shirt], { network: ofNetwork(3) })).toEqual({ shirt: ['risingInNetwork'] });
    expect(codesOf([shirt], { network: ofNetwork(2) })).toEqual({ shirt: ['risingInStore'] });
    expect(codesOf([shirt], { network: ofNetwork(3, 29) })).toEqual({ shirt: ['risingInStore'] });
    const [{ claims } = { claims: [] }] = promoteList([shirt], context({ network: ofNetwork(3) }));
    expect(claims[0]).toEqual({
      ...{ code: 'risingInNetwork', change: 1, overall: 0, days: 14, baskets: 400, stores: 3 },
    });
  });

  it('tells of all stores only what enough of them can be compared in', () => {
    const shirt = product('shirt');
    const { of, ...network } = ofNetwork(4) ?? { of: new Map() };
    const comparedInTwo = new Map([...of].map(([id, one]) => [id, { ...one, sold: { ...one.sold, stores: 2 } }]));
    expect(codesOf([shirt], { network: { ...network, of } as PromoteContext['network'] })).toEqual({
      shirt: ['risingInNetwork'],
    });
    expect(codesOf([shirt], { network: { ...network, of: comparedInTwo } as PromoteContext['network'] })).toEqual({});
  });

  it('is what rises here and not in all stores, beside what it does there', () => {
    const shirt = product('shirt', { sales: sold(20, 10) });
    const steady = ofNetwork(3, 400, sold(60, 58));
    expect(codesOf([shirt], { network: steady })).toEqual({ shirt: ['risingInStore'] });
    const [{ claims } = { claims: [] }] = promoteList([shirt], context({ network: steady }));
    expect(claims[0]).toMatchObject({ code: 'risingInStore', change: 1, network: expect.closeTo(60 / 58 - 1) });
    // Nearly as much, and too uncertain to be told everywhere.
    expect(
      codesOf([shirt], { network: ofNetwork(3, 400, { ...sold(19, 10), recentLines: 12, beforeLines: 12 }) }),
    ).toEqual({});
  });

  it('is none for a market that rises while the product falls here', () => {
    const market = [{ category: 'roupas', change: 0.12 }];
    expect(codesOf([product('shirt', { sales: sold(10) })], { market })).toEqual({ shirt: ['risingInMarket'] });
    expect(codesOf([product('shirt', { sales: sold(5, 20) })], { market })).toEqual({});
  });

  it('is what rises here beyond an index of the whole market, which is told, and not what rises with it', () => {
    const shirt = product('shirt', { sales: sold(20, 10) });
    const [{ claims } = { claims: [] }] = promoteList([shirt], context({ market: [{ category: '', change: 0.04 }] }));
    expect(claims).toMatchObject([{ code: 'risingInStore', change: 1, market: { change: 0.04, days: 28 } }]);
    expect(codesOf([shirt], { market: [{ category: '', change: 0.9 }] })).toEqual({});
  });

  it('is not what rises as everything does, what rises by chance, or what hardly sold', () => {
    expect(codesOf([product('shirt', { sales: sold(20, 10) })], { overall: 0.9 })).toEqual({});
    expect(codesOf([product('shirt', { sales: sold(2, 1.5) })])).toEqual({});
    expect(codesOf([product('shirt', { sales: sold(0.5, 0.1) })])).toEqual({});
  });

  it('holds missing days for unknown: half the sales in half the days are no fall, and no rise either', () => {
    const half = { ...sold(20), beforeUnitsE3: sold(20).beforeUnitsE3 / 2 };
    const shirt = product('shirt', { sales: half });
    expect(codesOf([shirt], { known: { ...ALL_DAYS, before: 14 } })).toEqual({});
    expect(codesOf([shirt])).toEqual({ shirt: ['risingInStore'] });
  });

  it('tells no trend where more than half of the days are unknown', () => {
    const sales = sold(20, 2);
    const ofDays = (recent: number, before: number) =>
      codesOf([product('shirt', { sales })], { known: { recent, before, month: 28 } });
    for (const [recent, before] of [
      [6, 28],
      [14, 6],
      [1, 28],
    ] as const)
      expect([recent, before, ofDays(recent, before)]).toEqual([recent, before, {}]);
    expect(ofDays(14, 7)).toEqual({ shirt: ['risingInStore'] });
  });

  it('has a reason of each kind that holds, the strongest first', () => {
    const shirt = product('shirt', {
      ...{ sales: sold(1), stockE3: 900_000, baskets: 100 },
      promotion: { name: 'Semana', endsOn: '2026-12-03', discountRate: 0.2 },
    });
    const season = { category: 'roupas', event: 'christmas', date: '2026-12-25', times: 1.8, occasions: 1 } as const;
    const market = [{ category: 'roupas', change: 0.12 }];
    const found = codesOf([shirt], { market, seasons: [season], highBand: new Set(['shirt']) });
    expect(found.shirt?.[0]).toBe('promotion');
    expect([...(found.shirt ?? [])].sort()).toEqual(
      ['margin', 'overstock', 'promotion', 'risingInMarket', 'season', 'sellsWell'].sort(),
    );
  });

  it('leaves out what is out of stock or sold at a loss; unknown stock and cost leave out nothing', () => {
    const sellsWell = { baskets: 500, sales: sold(10) };
    const products = [
      product('gone', { ...sellsWell, stockE3: 0 }),
      product('loss', { ...sellsWell, costE4: 1_000_001 }),
      product('unknown', { ...sellsWell, costE4: undefined }),
    ];
    expect(codesOf(products)).toEqual({ unknown: ['sellsWell'] });
  });

  it('tells how long stock lasts, and does not where it is not known what was sold', () => {
    const full = product('full', { sales: sold(1), stockE3: 180_000 });
    const [{ claims } = { claims: [] }] = promoteList([full], context());
    expect(claims).toEqual([{ code: 'overstock', stockUnits: '180', stockDays: 180 }]);
    expect(codesOf([full], { known: { recent: 7, before: 0, month: 7 } })).toEqual({});
    expect(codesOf([product('slow', { stockE3: 12_500 })])).toEqual({ slow: ['overstock'] });
    expect(codesOf([product('few', { stockE3: 9_000 })])).toEqual({});
  });

  it('has at least three kinds of reasons in ten where there are three, however strong one of them is', () => {
    const kinds: PromoteReasonCode[] = ['risingInStore', 'promotion', 'overstock'];
    const items = kinds.flatMap((code) =>
      Array.from({ length: 20 }, (_, at) => ({ productId: `${code}${at}`, claims: [{ code } as never], score: 1 })),
    );
    const list = mixed(items, 50);
    for (let from = 0; from < 30; from += 10)
      expect(
        new Set(list.slice(from, from + 10).map(({ claims: [claim] }) => (claim as unknown as { code: string }).code)),
      ).toEqual(new Set(kinds));
    expect(mixed(items.slice(0, 20), 10)).toHaveLength(10);
  });
});

describe('the list of one seller', () => {
  const claims = [{ code: 'margin', band: 'high' } as const];
  const items = ['a', 'b', 'c', 'd', 'e', 'f'].map((productId) => ({ productId, claims, share: 0.1 }));
  const seller = (baskets: number, ofF: number) => ({
    baskets,
    withIt: (id: string) => (id === 'f' ? ofF : Math.round(baskets / 10)),
  });

  it('has higher up what the store sells clearly more often than the seller, and says so', () => {
    const own = ofSeller(items, seller(400, 4));
    expect(own.map(({ productId }) => productId).join('')).toBe('fabcde');
    expect(own[0]?.claims).toEqual([...claims, { code: 'soldLessByYou', share: 0.01, usual: 0.1 }]);
  });

  it('is the list of the store where that may be chance, or too few baskets are known', () => {
    expect(ofSeller(items, seller(60, 3))).toEqual(items);
    expect(ofSeller(items, seller(49, 0))).toEqual(items);
    expect(
      ofSeller(
        items.map(({ share: _, ...item }) => item),
        seller(400, 0),
      ),
    ).toHaveLength(6);
  });
});

describe('a shop that has just begun', () => {
  /** Each product in so many of the shop's baskets; it has run for so many days. */
  function shopOf(baskets: number, days: number) {
    const known = {
      recent: Math.min(14, days),
      before: Math.min(28, Math.max(0, days - 14)),
      month: Math.min(28, days),
    };
    const products = Array.from({ length: 12 }, (_, at) =>
      product(`p${at}`, {
        costE4: 500_000 + at * 20_000,
        baskets: Math.floor((baskets * (12 - at)) / 100),
        ...(baskets > 0 && {
          sales: sold(Math.ceil(baskets / 100), days > 14 ? Math.ceil(baskets / (at === 3 ? 400 : 100)) : 0),
        }),
        ...(at < 2 && { promotion: { name: null, endsOn: null, discountRate: 0.1 } }),
      }),
    );
    const bands = bandsOf(products);
    const highBand = new Set([...bands].flatMap(([id, band]) => (band === 'high' ? [id] : [])));
    const list = promoteList(products, context({ known, baskets, highBand, market: [] }));
    const knows: Known = {
      ...{ baskets, days: known, hasMarket: false, hasStock: false, hasCosts: true, unknownDates: 1 },
      ...{ stores: 1, ofNetwork: true },
    };
    const kinds = new Set(list.flatMap(({ claims }) => claims.map(({ code }) => code)));
    return {
      ...{ kinds: [...kinds].sort(), bands: new Set(bands.values()).size, missing: missingOf.promote(knows) },
      ...{ margins: missingOf.margins(knows), bundles: missingOf.bundles(knows) },
    };
  }

  it.each([
    [0, 0, ['margin', 'promotion'], ['baskets 0/50', 'days 0/21'], ['baskets 0/200']],
    [50, 3, ['margin', 'promotion', 'sellsWell'], ['days 3/21'], ['baskets 50/200']],
    [200, 14, ['margin', 'promotion', 'sellsWell'], ['days 14/21'], []],
    [5_000, 90, ['margin', 'promotion', 'risingInStore', 'sellsWell'], [], []],
  ])('of %i baskets is shown what it knows, and told what is missing', (baskets, days, kinds, missing, bundles) => {
    const found = shopOf(baskets, days);
    const counted = ({ code, have, need }: (typeof found.missing)[number]) =>
      need === undefined ? [] : [`${code} ${have}/${need}`];
    expect(found.kinds).toEqual(kinds);
    expect(found.missing.flatMap(counted)).toEqual(missing);
    expect(found.bundles.flatMap(counted)).toEqual(bundles);
    // Bands are of the catalogue: they are there before the first basket.
    expect([found.bands, found.margins]).toEqual([3, []]);
    expect(found.missing.map(({ code }) => code)).toEqual(expect.arrayContaining(['lastYear', 'market', 'stock']));
  });
});
