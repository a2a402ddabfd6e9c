import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { dateOfDayNumber } from '../calendar/dates.js';
import type { Rule, Span } from './rule.js';
import { RuleEngine, type Surroundings } from './rule-engine.js';
import type { SumVector } from './sums.js';
import { Timeline } from './timeline.js';

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;
const STORE = { grain: 'store', key: 'a' };
const FIRST_MS = Date.parse('2026-11-20T09:00:00Z');
const TOO_LARGE = Number.MAX_SAFE_INTEGER * 1_000;

const around: Surroundings = {
  clockOf: () => ({ timeZone: 'UTC', hours: [] }),
  referenceOf: () => ({ reference: undefined, untilMs: Number.POSITIVE_INFINITY }),
  givenOf: () => undefined,
};
const aRule = (id: string, span: Span, position: number): Rule => ({
  id,
  version: 1,
  grain: 'store',
  covers: () => true,
  condition: {
    ...{ kind: 'measured', span, judging: { kind: 'value' }, thresholds: { side: 'above', warning: 100 } },
    figure: (sums) => sums[position] as number,
    isEnough: () => true,
  },
  patience: { pendingMs: 0, recoverMs: 0, cooldownMs: 0 },
});
const lastHour: Span = { kind: 'last', lengthMs: 60 * MINUTE_MS };
const rules = [
  aRule('odd hour', lastHour, 0),
  aRule('good hour', lastHour, 1),
  aRule('odd day', { kind: 'soFar', of: 'day' }, 0),
  aRule('good day', { kind: 'soFar', of: 'day' }, 1),
];

function newEngine(): RuleEngine {
  const engine = new RuleEngine({ width: 2 }, around);
  engine.use(rules);
  return engine;
}

function restarted(before: RuleEngine): RuleEngine {
  const engine = newEngine();
  for (const { subject, sums, lastSoldMs } of JSON.parse(JSON.stringify([...before.allSums()])))
    engine.restoreSums(subject, { sums, lastSoldMs });
  return engine;
}

function sell(engine: RuleEngine, atMs: number, part: SumVector): void {
  const day = dateOfDayNumber(Math.floor(atMs / DAY_MS));
  engine.take({ ...STORE, atMs, day, part, sign: 1, isSale: true });
}
const raised = (engine: RuleEngine, atMs: number) =>
  engine.look(STORE, atMs).map(({ rule, change }) => `${rule.id} ${change}`);
const blind = (engine: RuleEngine) =>
  engine
    .takeChanged()
    .flatMap(({ states }) =>
      Object.entries(states).flatMap(([id, state]) => (state.blind ? [`${id} ${state.blind}`] : [])),
    )
    .sort();

describe('a sum that is too large to be exact', () => {
  it.each([
    ['as it is', (engine: RuleEngine) => engine],
    ['after a restart', restarted],
  ])('blinds the rules that read it and no others, %s', (_, goOn) => {
    let engine = newEngine();
    sell(engine, FIRST_MS, [TOO_LARGE, 1]);
    engine = goOn(engine);
    sell(engine, FIRST_MS, [200, 200]);
    expect(raised(engine, FIRST_MS)).toEqual(['good hour raised', 'good day raised']);
    expect(blind(engine)).toEqual(['odd day@1 error', 'odd hour@1 error']);
  });

  it('is forgotten with the window and the day that held it', () => {
    const engine = newEngine();
    sell(engine, FIRST_MS, [TOO_LARGE, 1]);
    sell(engine, FIRST_MS + 30 * MINUTE_MS, [200, 1]);
    expect(raised(engine, FIRST_MS + 30 * MINUTE_MS)).toEqual([]);
    expect(raised(engine, FIRST_MS + 61 * MINUTE_MS)).toEqual(['odd hour raised']);
    sell(engine, FIRST_MS + DAY_MS, [200, 1]);
    expect(raised(engine, FIRST_MS + DAY_MS)).toEqual(['odd day raised']);
  });

  it('is not told as a figure', () => {
    const both = { ...(rules[1] as Rule), id: 'any' };
    const of = [rules[0], rules[1]].flatMap((rule) => (rule && 'span' in rule.condition ? [rule.condition] : []));
    const engine = new RuleEngine({ width: 2 }, around);
    engine.use([{ ...both, condition: { kind: 'any', of } }]);
    sell(engine, FIRST_MS, [TOO_LARGE, 200]);
    const [found] = engine.look(STORE, FIRST_MS);
    expect(found?.evidence.map(({ value, judged }) => [value, judged])).toEqual([[200, 200]]);
  });
});

const step = fc.record({
  afterMs: fc.integer({ min: 0, max: 20_000 }),
  amount: fc.oneof(fc.integer({ min: -9, max: 9 }), fc.constantFrom(TOO_LARGE, Number.MAX_SAFE_INTEGER)),
  sign: fc.constantFrom(1 as const, -1 as const),
});

it('a window is exact or says nothing, and it is exact whenever its buckets are and their sum is', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 30 }), fc.nat(30), (steps, cutAt) => {
      const size = { bucketMs: 1_000, keepMs: 60_000, width: 2 };
      let timeline = new Timeline(size);
      let nowMs = FIRST_MS;
      const buckets = new Map<number, number>();
      const exact = new Map<number, bigint>();
      for (const [index, { afterMs, amount, sign }] of steps.entries()) {
        nowMs += afterMs;
        timeline.advance(nowMs);
        timeline.add(nowMs, [amount, 1], sign);
        const second = Math.floor(nowMs / 1_000);
        buckets.set(second, exactOrNaN((buckets.get(second) ?? 0) + sign * amount));
        exact.set(second, (exact.get(second) ?? 0n) + BigInt(sign * amount));
        if (index === cutAt) timeline = Timeline.restore(size, JSON.parse(JSON.stringify(timeline.snapshot())));
        const isInside = (of: number) => of > second - 10;
        const inside = [...buckets].filter(([of]) => isInside(of)).map(([, sum]) => sum);
        const [sum, count] = timeline.window(10_000).sums;
        expect(Number.isSafeInteger(count)).toBe(true);
        // A bucket may be too large where the window, with what others take off, is not.
        if (Number.isSafeInteger(sum))
          expect(BigInt(sum as number)).toBe(
            [...exact].reduce((all, [of, part]) => all + (isInside(of) ? part : 0n), 0n),
          );
        if (inside.every((of) => Math.abs(of) < 1_000)) expect(Number.isSafeInteger(sum)).toBe(true);
      }
    }),
    { numRuns: 1_000 },
  );
});

const exactOrNaN = (sum: number): number => (Number.isSafeInteger(sum) ? sum : Number.NaN);
