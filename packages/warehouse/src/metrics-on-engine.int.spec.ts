import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { addDays, daysOf, type Scope } from '@vitrine/domain';
import {
  answerMetricQuery,
  type Cell,
  glossary,
  type MetricContext,
  type MetricQuery,
  warehouseRow,
} from '@vitrine/metrics';
import fc from 'fast-check';
import { Products } from './products.js';
import { type RawChain, rawChains, signedRows } from './raw-chain.fixture.js';
import { type Fact, type Fraction, factsOf, recompute } from './recompute.fixture.js';
import { filledRollups } from './rollup-fill.js';
import { SaleLines } from './sale-lines.js';
import { Stores } from './stores.js';
import { Targets } from './targets.js';
import { testWarehouse } from './test-warehouse.fixture.js';
import type { Warehouse } from './warehouse.js';

type Name = MetricQuery['metrics'][number];
type Dimension = NonNullable<MetricQuery['dimensions']>[number];

const metrics = glossary().map((entry) => entry.id);
const dimensions: Dimension[] = [
  'region',
  'store',
  'seller',
  'product',
  'category',
  'brand',
  'channel',
  'hour',
  'weekday',
  'day',
  'week',
  'month',
];
const targetDimensions = new Set<string>(['region', 'store', 'seller', 'weekday', 'day', 'week', 'month']);
const context = { today: '2026-11-17', minuteOfDay: 13 * 60 + 30, currency: 'BRL', minorDigits: 2 };
const everything = { from: '2026-10-01', to: '2026-11-30' };

describe('metrics on the real engine equal a plain recomputation from raw tickets', () => {
  let warehouse: Warehouse;
  let drop: () => Promise<void>;
  let runs = 0;

  beforeAll(async () => {
    ({ warehouse, drop } = await testWarehouse('metrics'));
  }, 60_000);
  afterAll(() => drop?.());

  /** Every second chain is read from the rollups that replace others: the answers must be the same. */
  const readyFor = ({ tenantId }: Scope) =>
    new Set(Number(tenantId.split('-')[1]) % 2 ? filledRollups.map(({ table }) => table.name) : []);
  const ask = (scope: Scope, query: MetricQuery, elsewhere: MetricContext['elsewhere'] = []) =>
    answerMetricQuery(scope, query, { ...context, elsewhere, ready: readyFor(scope) }, (compiled) =>
      warehouse.query({ ...compiled, row: warehouseRow }),
    );

  /** Writes a chain into a tenant of its own; returns the scope that sees all of it. */
  async function load(chain: RawChain): Promise<Scope> {
    const tenantId = `tenant-${runs++}`;
    const rows = signedRows(chain, tenantId);
    const half = Math.floor(rows.length / 2);
    const sales = new SaleLines(warehouse);
    await sales.append(rows.slice(0, half), `${tenantId}:1`);
    await sales.append(rows.slice(half), `${tenantId}:2`);
    await sales.append(rows.slice(0, half), `${tenantId}:1`); // a retry changes nothing
    const version = 1;
    const place = { city: '', state: '', timeZone: 'UTC', openedOn: null, areaM2: null, format: '', hours: [] };
    await new Stores(warehouse).upsert(
      [...chain.stores].map(([storeId, { region }]) => ({
        ...place,
        tenantId,
        storeId,
        name: storeId,
        region,
        version,
      })),
      `${tenantId}:stores`,
    );
    await new Products(warehouse).upsert(
      [...chain.products].map(([productId, of]) => ({
        tenantId,
        productId,
        name: productId,
        ...of,
        unitPriceE4: null,
        unitCostE4: null,
        version,
      })),
      `${tenantId}:products`,
    );
    await new Targets(warehouse).upsert(
      chain.targets.map((target) => ({ tenantId, ...target, version })),
      `${tenantId}:targets`,
    );
    return { tenantId, stores: 'all', networkTotals: true };
  }

  it('over every dimension, and in total', async () => {
    await fc.assert(
      fc.asyncProperty(rawChains, async (chain) => {
        const scope = await load(chain);
        for (const split of [
          [],
          ...dimensions.map((dimension) => [dimension]),
          ['seller', 'day'],
          ['store', 'day'],
          ['category', 'hour'],
        ] as Dimension[][]) {
          const answer = await ask(scope, { metrics, dimensions: split, period: everything });
          expectRows(answer.rows, { split, chain, facts: factsOf(chain) });
          const goal = targetOf(chain, [], () => true);
          expectCells(answer.total, { metrics, facts: factsOf(chain), goal });
        }
      }),
      { numRuns: 6, seed: 20_261_121, endOnFailure: true },
    );
  }, 240_000);

  it('with a goal only where every store has a target of every day', async () => {
    const target = (storeId: string, day: string, sellerId = '') => ({ storeId, sellerId, day, amountE4: 100_0000 });
    const [monday, tuesday] = ['2026-11-09', '2026-11-10'];
    const days = [monday, tuesday];
    const kept = ['centro', 'norte', 'praia'].flatMap((storeId) => days.map((day) => target(storeId, day)));
    const [chain] = fc.sample(rawChains, { numRuns: 1, seed: 3 }) as [RawChain];
    const tickets = chain.tickets.map((ticket) => ({ ...ticket, storeId: 'centro' }));
    const lacking = kept.filter(({ storeId, day }) => storeId !== 'praia' || day !== tuesday);
    const ofSeller = target('praia', tuesday, 'ana');
    const [whole, part] = [
      await load({ ...chain, tickets, targets: kept }),
      await load({ ...chain, tickets, targets: [...lacking, ofSeller] }),
    ];
    const goalOf = async (scope: Scope, to: string, more: Partial<MetricQuery> = {}) =>
      (await ask(scope, { metrics: ['goal'], period: { from: monday, to }, ...more })).total.goal;
    const praia = [{ dimension: 'store' as const, in: ['praia'] }];
    expect(await goalOf(whole, tuesday)).toBe('600.00');
    expect(await goalOf(whole, '2026-11-11')).toBeNull();
    expect(await goalOf(part, tuesday)).toBeNull();
    expect(await goalOf(part, monday)).toBe('300.00');
    expect(await goalOf(part, tuesday, { filters: praia })).toBeNull();
    expect(await goalOf({ ...part, stores: ['centro', 'norte'] }, tuesday)).toBe('400.00');
    expect(await goalOf({ ...part, stores: [] }, tuesday)).toBeNull();
    expect(await goalOf({ ...part, stores: ['praia'], sellerId: 'ana' }, tuesday)).toBe('100.00');
    expect(await goalOf({ ...part, stores: ['praia'], sellerId: 'bia' }, tuesday)).toBeNull();
  }, 60_000);

  it('inside a scope and behind filters', async () => {
    await fc.assert(
      fc.asyncProperty(rawChains, async (chain) => {
        const all = await load(chain);
        const store: Scope = { ...all, stores: ['centro', 'praia'] };
        const seller: Scope = { ...store, sellerId: 'ana' };
        const facts = factsOf(chain);
        const inStores = facts.filter((fact) => ['centro', 'praia'].includes(String(fact.keys.store)));
        const ana = inStores.filter((fact) => fact.keys.seller === 'ana');
        const query = { metrics: metrics.filter((id) => !id.startsWith('goal')), period: everything };
        expectCells((await ask(store, query)).total, { metrics: query.metrics, facts: inStores });
        expectCells((await ask(seller, query)).total, { metrics: query.metrics, facts: ana });
        expectCells((await ask({ ...all, stores: [] }, query)).total, { metrics: query.metrics, facts: [] });
        for (const [dimension, value] of [
          ['category', 'bebidas'],
          ['region', ''],
          ['hour', 13],
          ['day', '2026-11-09'],
          ['week', '2026-W45'],
        ] as Array<[Dimension, string | number]>) {
          const filtered = await ask(store, { ...query, filters: [{ dimension, in: [value] }] });
          expectCells(filtered.total, {
            metrics: query.metrics,
            facts: inStores.filter((fact) => fact.keys[dimension] === value),
          });
        }
      }),
      { numRuns: 4, seed: 7, endOnFailure: true },
    );
  }, 240_000);

  it.each([
    { clocks: 'one clock', elsewhere: [] },
    {
      clocks: 'a clock for each store',
      elsewhere: [
        { storeIds: ['norte'], today: '2026-11-17', minuteOfDay: 12 * 60 + 30 },
        { storeIds: ['praia'], today: '2026-11-16', minuteOfDay: 21 * 60 + 30 },
        { storeIds: ['centro'], today: '2026-11-18', minuteOfDay: 9 * 60 },
      ],
    },
  ])(
    'against the same days a week before, until the same minute of $clocks',
    async ({ elsewhere }) => {
      await fc.assert(
        fc.asyncProperty(rawChains, async (chain) => {
          const scope = await load(chain);
          const period = { from: '2026-11-16', to: '2026-11-17' };
          const compared = {
            metrics: metrics.filter((id) => !id.startsWith('goal')),
            period,
            compare: 'sameWeekday' as const,
          };
          /** A week later, had the clock on the store's wall passed the minute of the sale? */
          const hadPassed = (fact: Fact): boolean => {
            const clock = elsewhere.find(({ storeIds }) => storeIds.includes(String(fact.keys.store))) ?? context;
            const day = addDays(fact.day, 7);
            return day < clock.today || (day === clock.today && fact.minuteOfDay <= clock.minuteOfDay);
          };
          const before = factsOf(chain, 7).filter(
            (fact) => ['2026-11-09', '2026-11-10'].includes(fact.day) && hadPassed(fact),
          );
          const isKnown = factsOf(chain).some(({ day }) => day <= '2026-11-10');
          const now = factsOf(chain).filter((fact) => fact.day >= period.from && fact.day <= period.to);
          for (const split of [[], ['day'], ['hour'], ['store'], ['product'], ['seller', 'week']] as Dimension[][]) {
            const answer = await ask(scope, { ...compared, dimensions: split }, elsewhere);
            expect(answer.comparePeriod).toEqual({ from: '2026-11-09', to: '2026-11-10' });
            if (!isKnown && Object.values(previous(answer.total)).every((cell) => cell === null)) continue;
            expectCells(previous(answer.total), { metrics: compared.metrics, facts: before });
            for (const row of answer.rows) {
              const inGroup = (fact: Fact) => split.every((dimension) => fact.keys[dimension] === row[dimension]);
              expectCells(row, { metrics: compared.metrics, facts: now.filter(inGroup) });
              expectCells(previous(row), { metrics: compared.metrics, facts: before.filter(inGroup) });
            }
          }
        }),
        { numRuns: 4, seed: 11, endOnFailure: true },
      );
    },
    240_000,
  );

  function expectRows(
    rows: ReadonlyArray<Record<string, Cell>>,
    of: { split: Dimension[]; chain: RawChain; facts: readonly Fact[] },
  ): void {
    const keyOf = (from: Readonly<Record<string, Cell | undefined>>) =>
      JSON.stringify(of.split.map((dimension) => from[dimension]));
    const groups = new Set(of.facts.map((fact) => keyOf(fact.keys)));
    if (of.split.length > 0) expect(new Set(rows.map(keyOf))).toEqual(groups);
    for (const row of rows) {
      const facts = of.facts.filter((fact) => keyOf(fact.keys) === keyOf(row));
      const goal = targetOf(of.chain, of.split, (keys) =>
        of.split.every((dimension) => keys[dimension] === row[dimension]),
      );
      expectCells(row, { metrics, facts, goal });
    }
  }
});

interface Goal {
  readonly sumE4: bigint;
  /** No store lacks a target of a day; of sellers: there is one. */
  readonly isWhole: boolean;
}

/** Goals of the stores, or of the sellers when split by seller; none over other dimensions. */
function targetOf(chain: RawChain, split: readonly string[], isIn: (keys: Fact['keys']) => boolean): Goal {
  if (split.some((dimension) => !targetDimensions.has(dimension))) return { sumE4: 0n, isWhole: false };
  const perSeller = split.includes('seller');
  const found = chain.targets.filter(
    (target) => (target.sellerId !== '') === perSeller && isIn(keysOfTarget(chain, target)),
  );
  const sumE4 = found.reduce((all, target) => all + BigInt(target.amountE4), 0n);
  if (perSeller) return { sumE4, isWhole: found.length > 0 };
  const all = new Set([...chain.stores.keys(), ...[...chain.tickets, ...found].map(({ storeId }) => storeId)]);
  const wanted = [...all].flatMap((storeId) =>
    daysOf(everything).filter((day) => isIn(keysOfTarget(chain, { storeId, day, sellerId: '', amountE4: 0 }))),
  );
  return { sumE4, isWhole: wanted.length > 0 && wanted.length === found.length };
}

function keysOfTarget(chain: RawChain, target: RawChain['targets'][number]): Fact['keys'] {
  const [sale] = factsOf({
    ...chain,
    tickets: [
      {
        storeId: target.storeId,
        ticketId: '',
        revisions: [
          {
            kind: 'sale',
            status: 'closed',
            soldOn: target.day,
            hour: 0,
            minute: 0,
            channel: '',
            lines: [
              { productId: '', quantityE3: 1, discountE4: 0, netE4: 0, costE4: null, sellers: [target.sellerId] },
            ],
          },
        ],
      },
    ],
  });
  return sale?.keys ?? {};
}

const previous = (row: Record<string, Cell>): Record<string, Cell> =>
  Object.fromEntries(metrics.map((id) => [id, row[`${id}.previous`] ?? null]));

function expectCells(
  row: Readonly<Record<string, Cell>>,
  of: { metrics: readonly Name[]; facts: readonly Fact[]; goal?: Goal },
): void {
  const expected: Record<string, Fraction> = recompute(of.facts);
  expected.goalRate = [(expected.netSales ?? [0n, 1n])[0], of.goal?.sumE4 ?? 0n];
  expected.goal = [of.goal?.sumE4 ?? 0n, of.goal?.isWhole ? 10_000n : 0n];
  // Where more came back than was sold, there is no margin rate.
  if ((expected.marginRate?.[1] ?? 0n) < 0n) expected.marginRate = [0n, 0n];
  for (const id of of.metrics) expectCell(id, row[id] ?? null, expected[id] ?? [0n, 0n]);
}

/** Divided money is rounded half-even to four places; other money is exact. */
const QUOTIENTS: readonly Name[] = ['averageTicket', 'pricePerItem'];

function expectCell(id: Name, cell: Cell, [numerator, denominator]: Fraction): void {
  if (denominator === 0n) {
    expect([id, cell]).toEqual([id, null]);
  } else if (typeof cell === 'string') {
    expect([id, cell]).toEqual([id, expect.stringMatching(/^-?[0-9]+\.[0-9]{2}(?:[0-9]*[1-9])?$/)]);
    const places = cell.length - cell.indexOf('.') - 1;
    // cell - numerator / denominator, in units of 10^-7 / denominator
    const error = BigInt(cell.replace('.', '')) * 10n ** BigInt(7 - places) * denominator - numerator * 10_000_000n;
    const allowed = QUOTIENTS.includes(id) ? 500n * magnitude(denominator) : 0n;
    expect([id, cell, magnitude(error) <= allowed]).toEqual([id, cell, true]);
  } else {
    expect([id, typeof cell]).toEqual([id, 'number']);
    expect(Number(cell)).toBeCloseTo(Number(numerator) / Number(denominator), 9);
  }
}

const magnitude = (value: bigint): bigint => (value < 0n ? -value : value);
