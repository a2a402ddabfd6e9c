import { describe, expect, it } from '@jest/globals';
import { roundHalfEven } from '@vitrine/domain';
import fc from 'fast-check';
import type { MetricName } from '../metric-name.js';
import { type Contributions, findContributions, type PartRow } from './contributions.js';

const STORES = ['centro', 'norte', 'praia', 'sul'];
const PARTS_OF_DAY = ['morning', 'afternoon', 'night'];

const amount = fc.bigInt({ min: -2_000_0000n, max: 90_000_0000n });
const sums = fc.record({
  netSales: amount,
  tickets: fc.bigInt({ min: 0n, max: 400n }),
  costNetSales: amount,
  cost: fc.bigInt({ min: 0n, max: 50_000_0000_000n }),
});
const side = fc.oneof(
  { weight: 8, arbitrary: sums },
  { weight: 1, arbitrary: fc.constantFrom('no_data' as const, 'not_open_yet' as const) },
);
/** Two days of a chain, by store and part of the day. */
const days: fc.Arbitrary<PartRow[]> = fc.uniqueArray(
  fc.record({
    part: fc.tuple(fc.constantFrom(...STORES), fc.constantFrom(...PARTS_OF_DAY)),
    now: side,
    before: side,
  }),
  { selector: ({ part }) => part.join(), minLength: 1, maxLength: 12 },
);
const dimensions = ['store', 'partOfDay'];
/** Making a failing chain smaller takes minutes. */
const untilFailure = { endOnFailure: true };
const metrics: readonly MetricName[] = ['netSales', 'margin', 'averageTicket', 'marginRate'];

/** Numerator and denominator of a metric in whole units, written down again by the glossary. */
function partsOf(metric: MetricName, rows: readonly PartRow[], on: 'now' | 'before'): [top: bigint, bottom: bigint] {
  const sum = (id: 'netSales' | 'tickets' | 'costNetSales' | 'cost') =>
    rows.reduce((all, row) => {
      const of = row[on];
      return typeof of === 'string' ? all : all + (of[id] ?? 0n);
    }, 0n);
  if (metric === 'netSales') return [sum('netSales'), 1n];
  if (metric === 'averageTicket') return [sum('netSales'), sum('tickets')];
  const margin = sum('costNetSales') * 1_000n - sum('cost');
  return metric === 'margin' ? [margin, 1n] : [margin, sum('costNetSales') * 1_000n];
}
const isCompared = ({ now, before }: PartRow) => typeof now !== 'string' && typeof before !== 'string';
const total = (values: readonly bigint[]): bigint => values.reduce((all, value) => all + value, 0n);
const sizeOf = (value: bigint): bigint => (value < 0n ? -value : value);

/** The answer, where the metric has a value on both sides. */
function answered(rows: readonly PartRow[], metric: MetricName, check: (found: Contributions) => void): void {
  const found = findContributions(rows, { metric, dimensions });
  const compared = rows.filter(isCompared);
  const bottoms = [partsOf(metric, compared, 'now')[1], partsOf(metric, compared, 'before')[1]];
  expect(found === null).toBe(compared.length === 0 || bottoms.some((bottom) => bottom <= 0n));
  if (found) check(found);
}

describe('contributions', () => {
  it('add up to the change, and their shares to everything that moved', () => {
    fc.assert(
      fc.property(days, fc.constantFrom(...metrics), (rows, metric) =>
        answered(rows, metric, ({ change, views }) => {
          for (const { parts } of views) {
            expect(total(parts.map(({ contribution }) => contribution))).toBe(change);
            const shares = parts.reduce((all, { shareE4 }) => all + shareE4, 0);
            expect([0, 10_000]).toContain(shares);
            if (parts.some(({ contribution }) => contribution !== 0n)) expect(shares).toBe(10_000);
          }
        }),
      ),
      untilFailure,
    );
  });

  it('are of a total that is recomputed from the rows with figures on both sides', () => {
    fc.assert(
      fc.property(days, fc.constantFrom(...metrics), (rows, metric) =>
        answered(rows, metric, (found) => {
          const compared = rows.filter(isCompared);
          const [[n1, d1], [n0, d0]] = [partsOf(metric, compared, 'now'), partsOf(metric, compared, 'before')];
          // The sums come in ten-thousandths, the margin in ten-millionths; the rate of two equal scales has none.
          const unit = metric === 'marginRate' ? 1_000_000n : 1n;
          expect(found.now).toBe(roundHalfEven(n1 * unit, d1));
          expect(found.before).toBe(roundHalfEven(n0 * unit, d0));
          expect(found.change).toBe(roundHalfEven((n1 * d0 - n0 * d1) * unit, d0 * d1));
          expect(found.direction).toBe(found.change === 0n ? 'same' : found.change > 0n ? 'up' : 'down');
        }),
      ),
      untilFailure,
    );
  });

  it('are each recomputed from the rows of their part', () => {
    fc.assert(
      fc.property(days, fc.constantFrom(...metrics), (rows, metric) =>
        answered(rows, metric, ({ views }) => {
          const compared = rows.filter(isCompared);
          const [[n1, d1], [n0, d0]] = [partsOf(metric, compared, 'now'), partsOf(metric, compared, 'before')];
          const isRatio = metric === 'averageTicket' || metric === 'marginRate';
          const unit = metric === 'marginRate' ? 1e6 : 1;
          const [mean, size] = [Number(n1) / Number(d1) / 2 + Number(n0) / Number(d0) / 2, Number(d1 + d0) / 2];
          for (const view of views) {
            const at = view.dimensions.map((dimension) => dimensions.indexOf(dimension));
            for (const { part, now, contribution, numeratorEffect } of view.parts) {
              const own = compared.filter((row) => at.every((position, index) => row.part[position] === part[index]));
              const [[top1, bottom1], [top0, bottom0]] = [partsOf(metric, own, 'now'), partsOf(metric, own, 'before')];
              if (!isRatio) {
                expect([now, contribution, numeratorEffect]).toEqual([top1, top1 - top0, undefined]);
                continue;
              }
              expect(now).toBe(bottom1 === 0n ? null : roundHalfEven(top1 * BigInt(unit), bottom1));
              const [byTop, byBottom] = [Number(top1 - top0) / size, (mean * Number(bottom1 - bottom0)) / size];
              const allowed = 1 + 1e-9 * (Math.abs(byTop) + Math.abs(byBottom)) * unit;
              expect(Math.abs(Number(numeratorEffect) - byTop * unit)).toBeLessThanOrEqual(allowed);
              expect(Math.abs(Number(contribution) - (byTop - byBottom) * unit)).toBeLessThanOrEqual(allowed);
            }
          }
        }),
      ),
      untilFailure,
    );
  });

  it('are named only above 30 % of the movement, and beside the change or against it', () => {
    fc.assert(
      fc.property(days, fc.constantFrom(...metrics), (rows, metric) =>
        answered(rows, metric, ({ direction, views }) => {
          for (const { parts, contributors, opposite, movedAlike, isNearlyAll } of views) {
            const sign = direction === 'up' ? 1 : -1;
            const goes = (contribution: bigint) => (contribution === 0n ? 0 : contribution > 0n ? 1 : -1);
            for (const { shareE4, contribution } of contributors) {
              expect(shareE4).toBeGreaterThanOrEqual(3_000);
              expect([0, sign]).toContain(goes(contribution));
              expect(direction).not.toBe('same');
            }
            for (const { shareE4, contribution } of opposite) {
              expect(shareE4).toBeGreaterThanOrEqual(3_000);
              if (direction !== 'same') expect([0, -sign]).toContain(goes(contribution));
            }
            const named = new Set([...contributors, ...opposite].map(({ part }) => part.join()));
            expect(named.size).toBe(contributors.length + opposite.length);
            for (const part of parts) if (!named.has(part.part.join())) expect(part.shareE4).toBeLessThanOrEqual(3_000);
            expect(isNearlyAll).toBe(parts.length >= 3 && movedAlike / parts.length >= 0.8);
            const sizes = parts.map(({ contribution }) => sizeOf(contribution));
            // Rounding may move two by one each.
            for (const [index, size] of sizes.entries())
              expect(size).toBeGreaterThanOrEqual((sizes[index + 1] ?? 0n) - 2n);
          }
        }),
      ),
      untilFailure,
    );
  });

  it('leave no row out: each part is compared or told with its reason', () => {
    fc.assert(
      fc.property(days, (rows) =>
        answered(rows, 'netSales', ({ views }) => {
          const both = views.at(-1);
          const told = [...(both?.parts ?? []), ...(both?.notCompared ?? [])].map(({ part }) => part.join());
          expect(told.sort()).toEqual(rows.map(({ part }) => part.join()).sort());
          for (const { part, now, before } of both?.notCompared ?? []) {
            const row = rows.find((one) => one.part.join() === part.join()) as PartRow;
            const figureOf = (of: PartRow['now']) => (typeof of === 'string' ? of : of.netSales);
            expect([now, before]).toEqual([figureOf(row.now), figureOf(row.before)]);
          }
        }),
      ),
      untilFailure,
    );
  });
});

describe('what moved the sales', () => {
  const row = (store: string, before: bigint | 'no_data' | 'not_open_yet', now: bigint | 'no_data'): PartRow => ({
    part: [store],
    now: typeof now === 'bigint' ? { netSales: now * 10_000n } : now,
    before: typeof before === 'bigint' ? { netSales: before * 10_000n } : before,
  });
  const explain = (rows: readonly PartRow[], metric: MetricName = 'netSales') =>
    findContributions(rows, { metric, dimensions: ['store'] });
  const names = (parts: ReadonlyArray<{ part: readonly string[] }> | undefined) => parts?.map(({ part }) => part[0]);

  it('is one store that fell, with one that went against it', () => {
    const found = explain([row('centro', 1_000n, 400n), row('praia', 500n, 900n), row('sul', 300n, 300n)]);
    expect(found).toMatchObject({ change: -200_0000n, direction: 'down', places: 4 });
    const [view] = found?.views ?? [];
    expect(view?.contributors).toEqual([
      { part: ['centro'], now: 400_0000n, before: 1_000_0000n, contribution: -600_0000n, shareE4: 6_000 },
    ]);
    expect(view?.opposite).toMatchObject([{ part: ['praia'], contribution: 400_0000n, shareE4: 4_000 }]);
    expect(view).toMatchObject({ movedAlike: 1, isNearlyAll: false });
  });

  it('is nearly all stores where none stands out', () => {
    const [view] =
      explain(['a', 'b', 'c', 'd', 'e'].map((store) => row(store, 100n, store === 'e' ? 101n : 90n)))?.views ?? [];
    expect(view).toMatchObject({ contributors: [], opposite: [], movedAlike: 4, isNearlyAll: true });
  });

  it('is no store that opened since, and none without data', () => {
    const found = explain([row('centro', 100n, 90n), row('nova', 'not_open_yet', 500n), row('sul', 80n, 'no_data')]);
    expect(found).toMatchObject({ now: 90_0000n, before: 100_0000n, direction: 'down' });
    expect(names(found?.views[0]?.contributors)).toEqual(['centro']);
    expect(found?.views[0]?.notCompared).toEqual([
      { part: ['nova'], now: 500_0000n, before: 'not_open_yet' },
      { part: ['sul'], now: 'no_data', before: 80_0000n },
    ]);
  });

  it('is both of two that cancel out, and nothing where nothing moved', () => {
    const [cancelled] = explain([row('centro', 100n, 200n), row('sul', 200n, 100n)])?.views ?? [];
    expect([names(cancelled?.contributors), names(cancelled?.opposite)]).toEqual([[], ['centro', 'sul']]);
    const [still] = explain([row('centro', 100n, 100n), row('sul', 0n, 0n)])?.views ?? [];
    expect(still).toMatchObject({ contributors: [], opposite: [], isNearlyAll: false });
    expect(still?.parts.map(({ shareE4 }) => shareE4)).toEqual([0, 0]);
  });

  it('is, for the average ticket, also a store that sells more of its small tickets', () => {
    const tickets = (store: string, before: readonly [bigint, bigint], now: readonly [bigint, bigint]): PartRow => {
      const [was, is] = [before, now].map(([netSales, count]) => ({ netSales: netSales * 10_000n, tickets: count }));
      return { part: [store], now: is as object, before: was as object };
    };
    // 20.00 and 100.00 a ticket on both days; the share of the small ones grows from a half to three quarters.
    const found = explain(
      [tickets('kiosk', [200n, 10n], [600n, 30n]), tickets('centro', [1_000n, 10n], [1_000n, 10n])],
      'averageTicket',
    );
    expect(found).toMatchObject({ before: 60_0000n, now: 40_0000n, change: -20_0000n });
    expect(found?.views[0]?.contributors).toEqual([
      {
        part: ['kiosk'],
        now: 20_0000n,
        before: 20_0000n,
        contribution: -20_0000n,
        numeratorEffect: 13_3333n,
        shareE4: 10_000,
      },
    ]);
  });

  it('is refused for what does not add up, and for parts that do not fit', () => {
    expect(() => explain([row('centro', 1n, 2n)], 'activeSellers')).toThrow(RangeError);
    expect(() => explain([row('centro', 1n, 2n)], 'goal')).toThrow(RangeError);
    expect(() => findContributions([row('centro', 1n, 2n)], { metric: 'netSales', dimensions })).toThrow(RangeError);
    expect(explain([row('nova', 'not_open_yet', 5n)])).toBeNull();
  });
});
