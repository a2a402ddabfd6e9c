import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { findLowPerformers, type LowPerformer } from './low-performer.js';
import type { ProductWeek } from './weekly-shares.js';

const WEEKS = ['2026-W36', '2026-W37', '2026-W38', '2026-W39', '2026-W40', '2026-W41', '2026-W42', '2026-W43'];
const CATEGORIES = ['calçados', 'camisas'];

/** Some stores that sell every product of two categories in the same mix, but for a little chance each week. */
const chains = fc
  .record({
    stores: fc.integer({ min: 4, max: 7 }),
    weeks: fc.integer({ min: 4, max: WEEKS.length }),
    weights: fc.array(fc.integer({ min: 50, max: 150 }), { minLength: 3, maxLength: 5 }),
    volumes: fc.array(fc.integer({ min: 100, max: 90_000 }), { minLength: 20, maxLength: 60 }),
    chance: fc.array(fc.integer({ min: 960, max: 1_040 }), { minLength: 50, maxLength: 400 }),
  })
  .map(({ stores, weeks, weights, volumes, chance }) => {
    let drawn = 0;
    const draw = (of: readonly number[]): number => of[drawn++ % of.length] as number;
    return Array.from({ length: stores }, (_, store) => store).flatMap((store) =>
      CATEGORIES.flatMap((category) =>
        WEEKS.slice(0, weeks).flatMap((week) => {
          const volume = draw(volumes);
          return weights.map((weight, at): ProductWeek => {
            const netSalesE4 = BigInt(weight) * BigInt(volume) * BigInt(draw(chance));
            return { store: `loja-${store}`, product: `${category}-${at}`, category, week, netSalesE4 };
          });
        }),
      ),
    );
  });

const isPlanted = ({ store, product }: { store: string; product: string }) =>
  store === 'loja-1' && product === 'camisas-1';
/** One product of one store sells two fifths of what it should. */
const plant = (rows: readonly ProductWeek[]) =>
  rows.map((row) => (isPlanted(row) ? { ...row, netSalesE4: (row.netSalesE4 * 2n) / 5n } : row));
const scaleRows = (rows: readonly ProductWeek[], factorOf: (row: ProductWeek) => bigint) =>
  rows.map((row) => ({ ...row, netSalesE4: row.netSalesE4 * factorOf(row) }));
const withoutMoney = ({ moneyMissingE4, ...figures }: LowPerformer) => figures;
const lowOf = (rows: readonly ProductWeek[]): LowPerformer => {
  const { low } = findLowPerformers(rows);
  expect(low).toHaveLength(1);
  return low[0] as LowPerformer;
};

const middle = (values: readonly number[]): number => {
  const sorted = [...values].sort((a, b) => a - b);
  return ((sorted[Math.floor((sorted.length - 1) / 2)] ?? 0) + (sorted[Math.floor(sorted.length / 2)] ?? 0)) / 2;
};

describe('low performers', () => {
  it('are none where every store sells the same mix', () => {
    fc.assert(fc.property(chains, (rows) => expect(findLowPerformers(rows)).toEqual({ low: [], unjudged: [] })));
  });

  it('are the one product that was made to sell less, and no other', () => {
    fc.assert(fc.property(chains, (rows) => expect(isPlanted(lowOf(plant(rows)))).toBe(true)));
  });

  it('have figures that follow from the rows', () => {
    fc.assert(
      fc.property(chains, (chain) => {
        const rows = plant(chain);
        const claim = lowOf(rows);
        const weeks = [...new Set(rows.map(({ week }) => week))];
        const sold = (store: string, week: string, product?: string) =>
          rows
            .filter((row) => row.store === store && row.week === week && row.category === claim.category)
            .filter((row) => product === undefined || row.product === product)
            .reduce((sum, row) => sum + Number(row.netSalesE4), 0);
        const sharesOf = (store: string) => weeks.map((week) => sold(store, week, claim.product) / sold(store, week));
        const stores = [...new Set(rows.map(({ store }) => store))];
        const share = middle(sharesOf(claim.store));
        const peersShare = middle(stores.filter((store) => store !== claim.store).map((one) => middle(sharesOf(one))));
        const spread = 1.4826 * middle(sharesOf(claim.store).map((one) => Math.abs(one - share)));
        const noise = Math.max(spread, peersShare / 20);
        const inAll = (store: string, product?: string) =>
          weeks.reduce((sum, week) => sum + sold(store, week, product), 0);
        const totalOf = (store: string) => inAll(store, claim.product) / inAll(store);
        const gap = middle(stores.filter((store) => store !== claim.store).map(totalOf)) - totalOf(claim.store);
        const missing = Math.min(peersShare - share, gap) * inAll(claim.store);
        expect(claim.share).toBeCloseTo(share, 9);
        expect(claim.peersShare).toBeCloseTo(peersShare, 9);
        expect(claim.difference).toBeCloseTo(share - peersShare, 9);
        expect(claim.noise).toBeCloseTo(noise, 9);
        expect(Math.abs(claim.score - (share - peersShare) / noise)).toBeLessThan(0.006);
        expect(claim.weeks).toBe(weeks.length);
        expect(Math.abs(Number(claim.moneyMissingE4) / missing - 1)).toBeLessThan(1e-7);
      }),
    );
  });

  it('stay the same when a store, a category or one week of a store grows as a whole', () => {
    fc.assert(
      fc.property(chains, fc.integer({ min: 2, max: 900 }), (chain, times) => {
        const rows = plant(chain);
        const before = lowOf(rows);
        for (const grows of [
          (row: ProductWeek) => row.store === before.store,
          (row: ProductWeek) => row.category === before.category,
          (row: ProductWeek) => row.week === WEEKS[1] && row.store === before.store,
        ]) {
          const after = lowOf(scaleRows(rows, (row) => (grows(row) ? BigInt(times) : 1n)));
          expect(withoutMoney(after)).toEqual(withoutMoney(before));
        }
      }),
    );
  });

  it('tell of the peers their share in common, and nothing else', () => {
    fc.assert(
      fc.property(
        chains,
        fc.array(fc.integer({ min: 1, max: 900 }), { minLength: 7, maxLength: 7 }),
        (chain, sizes) => {
          const rows = plant(chain);
          const claim = lowOf(rows);
          const sized = scaleRows(rows, ({ store }) =>
            store === claim.store ? 1n : BigInt(sizes[Number(store.at(-1))] as number),
          );
          expect(lowOf(sized)).toEqual(claim);
          expect(Object.keys(claim).sort()).toEqual([
            'category',
            'difference',
            'moneyMissingE4',
            'noise',
            'peersShare',
            'product',
            'score',
            'share',
            'store',
            'weeks',
          ]);
        },
      ),
    );
  });

  it('are none that sell as much in all as elsewhere, in however few weeks the others do', () => {
    /** Of 100 a week, 24 of eight weeks are of the product, in the first week and in some more. */
    const place = fc.record({ parts: fc.constantFrom(1, 2, 3, 4, 6, 8), step: fc.constantFrom(1, 3, 5, 7) });
    fc.assert(
      fc.property(fc.array(place, { minLength: 4, maxLength: 8 }), (places) => {
        const rows = places.flatMap(({ parts, step }, store) =>
          WEEKS.flatMap((week, at): ProductWeek[] => {
            const sold = (at * step) % 8 < parts ? BigInt(24 / parts) : 0n;
            const of = { store: `loja-${store}`, category: 'camisas', week };
            const other = { ...of, product: 'outros', netSalesE4: 100n - sold };
            return sold > 0n ? [{ ...of, product: 'polo', netSalesE4: sold }, other] : [other];
          }),
        );
        expect(findLowPerformers(rows).low.filter(({ product }) => product === 'polo')).toEqual([]);
      }),
    );
  });

  it('are held against what the others sold in all weeks, not in their good ones', () => {
    const sold = (store: number, of: (at: number) => bigint): ProductWeek[] =>
      WEEKS.flatMap((week, at) => {
        const named = { store: `loja-${store}`, category: 'camisas', week };
        return [
          { ...named, product: 'polo', netSalesE4: of(at) },
          { ...named, product: 'outros', netSalesE4: 1_000n - of(at) },
        ].filter(({ netSalesE4 }) => netSalesE4 > 0n);
      });
    // Every second week, twice as much; two more stores once in four weeks, four times as much.
    const rows = [
      ...sold(0, () => 30n),
      ...[1, 2, 3].flatMap((store) => sold(store, (at) => (at % 2 === 0 ? 60n : 0n))),
      ...[4, 5].flatMap((store) => sold(store, (at) => (at % 4 === 0 ? 120n : 0n))),
    ];
    expect(findLowPerformers(rows).low).toEqual([]);
  });

  it('are held against the peers that are named', () => {
    const rows = plant(fc.sample(chains, { numRuns: 1, seed: 5 })[0] as ProductWeek[]);
    const { low, unjudged } = findLowPerformers(rows, { peersOf: () => ['loja-0', 'loja-1', 'loja-2'] });
    expect(low).toEqual([]);
    expect(unjudged).toContainEqual({ store: 'loja-1', product: 'camisas-1', category: 'camisas', reason: 'no_peers' });
    expect(findLowPerformers(rows, { leastScore: 1_000 }).low).toEqual([]);
  });
});

describe('a product that cannot be judged', () => {
  /** Four stores that sell shirts at 100 and trousers at 300 every week. */
  const even = [0, 1, 2, 3].flatMap((store) =>
    WEEKS.flatMap((week) =>
      [
        { product: 'camisa', netSalesE4: 100_0000n },
        { product: 'calça', netSalesE4: 300_0000n },
      ].map((sold): ProductWeek => ({ store: `loja-${store}`, category: 'roupas', week, ...sold })),
    ),
  );
  const shirtsOf = (amountOf: (week: number) => bigint | undefined) =>
    even.flatMap((row) => {
      if (row.store !== 'loja-0' || row.product !== 'camisa') return [row];
      const netSalesE4 = amountOf(WEEKS.indexOf(row.week));
      return netSalesE4 === undefined ? [] : [{ ...row, netSalesE4 }];
    });
  const isOfStore = ({ store }: { store: string }) => store === 'loja-0';
  const reasonIn = (rows: readonly ProductWeek[]) => {
    const { low, unjudged } = findLowPerformers(rows);
    expect(low.filter(isOfStore)).toEqual([]);
    return unjudged.find((one) => isOfStore(one) && one.product === 'camisa')?.reason;
  };
  const little = 20_0000n;

  it('is told apart from one that sells little', () => {
    expect(findLowPerformers(shirtsOf(() => little)).low).toMatchObject([
      { store: 'loja-0', product: 'camisa', weeks: 8 },
    ]);
  });

  it.each([
    {
      reason: 'too_little_history',
      because: 'the store is three weeks old',
      rows: shirtsOf(() => little).filter((row) => !isOfStore(row) || WEEKS.indexOf(row.week) >= 5),
    },
    {
      reason: 'only_of_category',
      because: 'the store sells nothing else of it',
      rows: shirtsOf(() => little).filter((row) => !isOfStore(row) || row.product === 'camisa'),
    },
    {
      reason: 'new_product',
      because: 'it began three weeks ago',
      rows: shirtsOf((week) => (week >= 5 ? little : undefined)),
    },
    {
      reason: 'returns_exceed_sales',
      because: 'more came back than was sold',
      rows: shirtsOf((week) => (week === 0 ? -900_0000n : little)),
    },
    {
      reason: 'returns_exceed_sales',
      because: 'more came back in most weeks',
      rows: shirtsOf((week) => (week % 3 === 0 ? 900_0000n : -little)),
    },
    {
      reason: 'weeks_without_sale',
      because: 'it was not sold in most weeks',
      rows: shirtsOf((week) => (week % 3 === 0 ? little : week % 3 === 1 ? 0n : undefined)),
    },
    {
      reason: 'no_peers',
      because: 'two other stores sell it',
      rows: shirtsOf(() => little).filter((row) => row.store !== 'loja-3' || row.product !== 'camisa'),
    },
  ])('has $reason where $because', ({ reason, rows }) => {
    expect(reasonIn(rows)).toBe(reason);
  });

  it('is not blamed for weeks without any sale beside weeks that are as good as elsewhere', () => {
    const rows = shirtsOf((week) => (week < 4 ? 100_0000n : undefined));
    expect(findLowPerformers(rows)).toEqual({ low: [], unjudged: [] });
  });
});
