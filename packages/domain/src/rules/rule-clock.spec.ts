import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Rule } from './rule.js';
import { type Arrival, RuleClock } from './rule-clock.js';
import { type Found, RuleEngine } from './rule-engine.js';

const MINUTE_MS = 60_000;
const FIRST_MS = Date.parse('2026-11-20T09:00:30Z');
const day = '2026-11-20';
const newEngine = (rules: readonly Rule[]): RuleEngine => {
  const engine = new RuleEngine(
    { width: 1 },
    {
      clockOf: () => ({ timeZone: 'UTC', hours: [] }),
      referenceOf: () => ({ reference: undefined, untilMs: Number.POSITIVE_INFINITY }),
      givenOf: () => undefined,
    },
  );
  engine.use(rules);
  return engine;
};

const sold: Rule = {
  id: 'sold',
  version: 1,
  grain: 'store',
  covers: () => true,
  condition: {
    kind: 'measured',
    span: { kind: 'last', lengthMs: 5 * MINUTE_MS },
    figure: ([sum]) => sum as number,
    isEnough: () => true,
    judging: { kind: 'value' },
    thresholds: { side: 'above', warning: 100, critical: 200 },
  },
  patience: { pendingMs: MINUTE_MS, recoverMs: 2 * MINUTE_MS, cooldownMs: 10 * MINUTE_MS },
};
const quiet: Rule = {
  ...sold,
  id: 'quiet',
  condition: { kind: 'silence', thresholds: { side: 'above', warning: 7 } },
  patience: { pendingMs: 0, recoverMs: 0, cooldownMs: 0 },
};

const arrivals = fc
  .array(
    fc.record({
      afterMs: fc.integer({ min: 0, max: 12 * MINUTE_MS }),
      key: fc.constantFrom('a', 'b'),
      sum: fc.nat(150),
    }),
    {
      minLength: 1,
      maxLength: 40,
    },
  )
  .map((steps) => {
    let atMs = FIRST_MS;
    return steps.map(({ afterMs, key, sum }): Arrival => {
      atMs += afterMs;
      return { atMs, movements: [{ grain: 'store', key, atMs, day, part: [sum], sign: 1, isSale: true }] };
    });
  });
const told = (found: readonly Found[]) => found.map(({ rule, key, change, atMs }) => [rule.id, key, change, atMs]);

describe('a rule clock', () => {
  it('finds the same however often it is told the time between arrivals', () => {
    fc.assert(
      fc.property(arrivals, fc.array(fc.nat(1_000_000), { maxLength: 20 }), (all, looks) => {
        const [plain, nagged] = [
          new RuleClock(newEngine([sold, quiet]), MINUTE_MS),
          new RuleClock(newEngine([sold, quiet]), MINUTE_MS),
        ];
        const [first, second]: [Found[], Found[]] = [[], []];
        for (const [index, arrival] of all.entries()) {
          const before = all[index - 1]?.atMs;
          const gapMs = arrival.atMs - (before ?? arrival.atMs);
          const between = looks.map((look) => (before ?? arrival.atMs) + (look % (gapMs + 1))).sort((a, b) => a - b);
          for (const atMs of index === 0 ? [] : between) second.push(...nagged.tickTo(atMs));
          first.push(...plain.take(arrival));
          second.push(...nagged.take(arrival));
        }
        expect(told(second)).toEqual(told(first));
      }),
    );
  });

  it('judges at full ticks what time alone brings about', () => {
    const clock = new RuleClock(newEngine([sold, quiet]), MINUTE_MS);
    const at = (minutes: number) => FIRST_MS + minutes * MINUTE_MS;
    const sale = { grain: 'store', key: 'a', atMs: at(0), day, part: [150], sign: 1, isSale: true } as const;
    expect(told(clock.take({ atMs: at(0), movements: [sale] }))).toEqual([]);
    const tick = (minutes: number) => at(minutes) - 30_000;
    expect(told(clock.tickTo(at(20)))).toEqual([
      ['sold', 'a', 'raised', tick(2)],
      ['sold', 'a', 'recovered', tick(8)],
      ['quiet', 'a', 'raised', tick(8)],
    ]);
  });

  it('does not go back for an arrival that is behind', () => {
    const clock = new RuleClock(newEngine([quiet]), MINUTE_MS);
    clock.tickTo(FIRST_MS + 10 * MINUTE_MS);
    const late = { grain: 'store', key: 'a', atMs: FIRST_MS, day, part: [1], sign: 1, isSale: true } as const;
    expect(told(clock.take({ atMs: FIRST_MS, movements: [late] }))).toEqual([
      ['quiet', 'a', 'raised', FIRST_MS + 10 * MINUTE_MS - 30_000],
    ]);
  });
});
