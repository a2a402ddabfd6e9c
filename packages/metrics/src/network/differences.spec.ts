import { describe, expect, it } from '@jest/globals';
import { addDays, type Scope } from '@vitrine/domain';
import { answerMetricQuery } from '../answer-metric-query.js';
import type { Cell } from '../definitions.js';
import type { MetricQuery } from '../metric-name.js';
import { OutsideScope } from '../metric-query-errors.js';
import { scaled } from '../ratio.js';
import type { ShapedResult } from '../shape-result.js';
import { LedgerInMemory, type Now, random, sellTickets, warehouseOf } from './small-chain.spec-support.js';

const FIRST = '2026-09-28';
const DAYS = 35;
const FLOOR = 5;
const stores = ['a', 'b', 'c', 'd'];
const regionOf = (storeId: string) => (storeId === 'd' ? 'Sul' : 'Norte');
const scopes: readonly Scope[] = [['a'], ['b'], ['a', 'c'], ['a', 'b', 'c'], ['none']].map((own) => ({
  tenantId: 'casa',
  stores: own,
  networkTotals: true,
}));

type Pick = <T>(...some: readonly T[]) => T;

/** Any question that may be asked of the network, and some that may not. */
function questionOf(next: () => number, pick: Pick): MetricQuery {
  const from = addDays(FIRST, Math.floor(next() * DAYS) - 3);
  const isWeeks = next() < 0.4;
  const monday = addDays(FIRST, 7 * Math.floor(next() * 5));
  const period = isWeeks
    ? { from: monday, to: addDays(monday, 6 + 7 * Math.floor(next() * 2)) }
    : { from, to: addDays(from, Math.floor(next() * pick(1, 3, 9, 40))) };
  const filter = pick<NonNullable<MetricQuery['filters']>[number] | undefined>(
    undefined,
    undefined,
    { dimension: 'store', in: [pick(...stores)] },
    { dimension: 'region', in: [pick('Norte', 'Sul')] },
    { dimension: 'weekday', in: [1 + Math.floor(next() * 7)] },
    { dimension: 'day', in: [addDays(period.from, Math.floor(next() * 4))] },
    { dimension: 'hour', in: [9, 10, 11, 12 + Math.floor(next() * 4)] },
  );
  const compare = pick(undefined, undefined, 'previousPeriod', 'sameWeekday', 'lastYear');
  return {
    metrics: ['netSales', 'tickets'],
    period,
    scope: 'network',
    dimensions: pick<NonNullable<MetricQuery['dimensions']>>(
      [],
      ['store'],
      ['region'],
      ['day'],
      ['store', 'day'],
      ['week'],
      ['weekday'],
      ['month', 'store'],
      ['hour'],
      ['store', 'hour'],
      ['week', 'hour'],
    ),
    ...(filter ? { filters: [filter] } : {}),
    ...(compare ? { compare } : {}),
  };
}

/** Which tickets are in each figure of an answer: the bits of its net sales. */
function setsOf({ rows, total }: ShapedResult): bigint[] {
  return [...rows, total].flatMap((row) =>
    (['netSales', 'netSales.previous'] as const).flatMap((id) => bitsOf(row[id] ?? null)),
  );
}

const bitsOf = (cell: Cell): bigint[] => (cell === null ? [] : [scaled(String(cell), 4)]);
const sizeOf = (bits: bigint): number => bits.toString(2).replaceAll('0', '').length;

/** Figures that hold one another, with less than a floor of tickets between them. */
function tooClose(figures: readonly bigint[]): string[] {
  const sized = figures.map((bits) => ({ bits, size: sizeOf(bits) })).sort((a, b) => a.size - b.size);
  return sized.flatMap((one, place) => {
    const found: string[] = [];
    for (const more of sized.slice(place + 1)) {
      if (more.size - one.size >= FLOOR) break;
      if (more.bits !== one.bits && (more.bits & one.bits) === one.bits) found.push(`${more.size} less ${one.size}`);
    }
    return found;
  });
}

interface Watched {
  readonly seen: ReadonlyArray<ReadonlySet<bigint>>;
  readonly answers: readonly ShapedResult[];
}

/** Asks at all hours for weeks, from several desks; gives the sets of tickets that each desk has seen. */
async function watch(seed: number, most: number): Promise<Watched> {
  const next = random(seed);
  const pick: Pick = (...some) => some[Math.floor(next() * some.length)] as (typeof some)[number];
  const tickets = sellTickets({ stores, from: FIRST, days: DAYS, busiest: 6 + Math.floor(next() * 60) }, next);
  const ledger = new LedgerInMemory();
  const seen = scopes.map(() => new Set<bigint>());
  const answers: ShapedResult[] = [];
  for (let step = 0; answers.length < most; step++) {
    const elapsed = (step / (most * 1.6)) * (DAYS + 3);
    const now: Now = { today: addDays(FIRST, Math.floor(elapsed)), minuteOfDay: Math.floor((elapsed % 1) * 1_440) };
    const desk = Math.floor(next() * scopes.length);
    const context = { ...now, currency: 'BRL', minorDigits: 2, network: { floor: FLOOR, ledger, regionOf } };
    const query = questionOf(next, pick);
    try {
      const answer = await answerMetricQuery(scopes[desk] as Scope, query, context, warehouseOf(tickets, now));
      for (const bits of setsOf(answer)) seen[desk]?.add(bits);
      answers.push(answer);
    } catch (error) {
      expect(error).toBeInstanceOf(OutsideScope);
    }
  }
  return { seen, answers };
}

describe('what is told of other stores', () => {
  it('is compared when the day is over, and says so until then', async () => {
    const today = addDays(FIRST, 8);
    const sold = sellTickets({ stores, from: FIRST, days: 9, busiest: 400 }, random(5));
    const network = { floor: FLOOR, ledger: new LedgerInMemory(), regionOf };
    const query: MetricQuery = {
      metrics: ['tickets'],
      dimensions: ['store'],
      period: { from: today, to: today },
      compare: 'sameWeekday',
      scope: 'network',
    };
    const askAt = (minuteOfDay: number) => {
      const context = { today, minuteOfDay, currency: 'BRL', minorDigits: 2, network };
      return answerMetricQuery(scopes[0] as Scope, query, context, warehouseOf(sold, { today, minuteOfDay }));
    };
    await askAt(12 * 60);
    const { rows, total } = await askAt(23 * 60);
    expect(rows.length).toBeGreaterThan(0);
    for (const row of [...rows, total])
      expect(row).toMatchObject({
        'tickets.previous': null,
        changes: { tickets: { kind: 'none', value: null, direction: null, reason: 'day_under_way' } },
      });
  });

  it('never holds less than a floor of tickets, and no two figures are less than that apart', async () => {
    const answers: ShapedResult[] = [];
    for (const seed of [11, 23, 37, 41]) {
      const watched = await watch(seed, 550);
      answers.push(...watched.answers);
      for (const figures of watched.seen) {
        expect([...figures].filter((bits) => bits !== 0n && sizeOf(bits) < FLOOR)).toEqual([]);
        expect(tooClose([...figures])).toEqual([]);
      }
    }
    expect(answers.length).toBeGreaterThanOrEqual(2_000);
    // Everything that could go wrong was there: joined days, joined hours, figures by hour.
    const joined = answers.flatMap(({ network }) => network?.joined ?? []);
    expect(joined.some(({ hours }) => hours === undefined)).toBe(true);
    expect(joined.some(({ hours }) => hours !== undefined)).toBe(true);
    expect(answers.some(({ rows }) => rows.some((row) => typeof row.hour === 'number'))).toBe(true);
  });
});
