import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { dateOfDayNumber } from '../calendar/dates.js';
import { nextState, normalSince } from './alert-state.js';
import { levelOf } from './level.js';
import type { Rule } from './rule.js';
import { RuleEngine, type Surroundings } from './rule-engine.js';

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;
const STORE = { grain: 'store', key: 'a' };
const FIRST_MS = Date.parse('2026-11-20T09:00:00Z');

const dayOf = (atMs: number) => dateOfDayNumber(Math.floor(atMs / DAY_MS));
const around: Surroundings = {
  clockOf: () => ({ timeZone: 'UTC', hours: [] }),
  referenceOf: () => ({ reference: undefined, untilMs: Number.POSITIVE_INFINITY }),
  givenOf: () => undefined,
};
const newEngine = (rules: readonly Rule[] = []): RuleEngine => {
  const engine = new RuleEngine({ width: 1 }, around);
  engine.use(rules);
  return engine;
};
/** What a restart takes up again, as the topic has it. */
function restarted(before: RuleEngine, rules: readonly Rule[]): RuleEngine {
  const kept = JSON.parse(
    JSON.stringify({ counted: before.countedSince(), sums: [...before.allSums()], states: before.takeChanged() }),
  );
  const engine = new RuleEngine({ width: 1 }, around);
  engine.restoreCounted(kept.counted, Number.NEGATIVE_INFINITY);
  for (const { subject, ...of } of kept.sums) engine.restoreSums(subject, of);
  for (const { subject, states } of kept.states) engine.restoreStates(subject, states);
  engine.use(rules);
  return engine;
}

const thresholds = { side: 'below', warning: 100, critical: 40, slack: 10 } as const;
const lastMinutes = (minutes: number, more: Partial<Rule> = {}): Rule => ({
  id: `last ${minutes}`,
  version: 1,
  grain: 'store',
  covers: () => true,
  condition: {
    kind: 'measured',
    span: { kind: 'last', lengthMs: minutes * MINUTE_MS },
    figure: ([sum]) => sum as number,
    isEnough: () => true,
    judging: { kind: 'value' },
    thresholds,
  },
  patience: { pendingMs: 0, recoverMs: 0, cooldownMs: 0 },
  ...more,
});
const today = (of: 'day' | 'week' | 'month'): Rule => {
  const rule = lastMinutes(1, { id: of });
  return { ...rule, condition: { ...rule.condition, span: { kind: 'soFar', of } } as Rule['condition'] };
};

const step = fc.record({
  afterMs: fc.oneof(fc.integer({ min: 0, max: 30 * MINUTE_MS }), fc.integer({ min: 0, max: 2 * DAY_MS })),
  agoMs: fc.oneof(fc.constant(0), fc.integer({ min: 0, max: DAY_MS })),
  amount: fc.integer({ min: 1, max: 150 }),
  sign: fc.constantFrom(1 as const, -1 as const),
});

/** The same rule judged from every sale there ever was, in place of sums that are carried along. */
function recount(rule: Rule, sales: readonly { atMs: number; amount: number }[], atMs: number): number {
  if (rule.condition.kind !== 'measured') throw new Error('no figure');
  const { span } = rule.condition;
  const isInside = (soldMs: number): boolean => {
    if (span.kind === 'soFar') return dayOf(soldMs) === dayOf(atMs);
    const bucketMs = span.lengthMs <= 60 * MINUTE_MS ? 1_000 : MINUTE_MS;
    const ago = Math.floor(atMs / bucketMs) - Math.floor(soldMs / bucketMs);
    return ago >= 0 && ago < span.lengthMs / bucketMs;
  };
  return sales.filter(({ atMs: soldMs }) => isInside(soldMs)).reduce((sum, { amount }) => sum + amount, 0);
}

describe('the rule engine', () => {
  const rules = [lastMinutes(5), lastMinutes(60), lastMinutes(90), today('day')];

  it('keeps the states of a snapshot for as long as no rules are there', () => {
    const before = newEngine(rules);
    expect(before.look(STORE, FIRST_MS)).toHaveLength(rules.length);
    const engine = restarted(before, []);
    expect(engine.tick(FIRST_MS)).toEqual([]);
    engine.use(rules);
    expect(engine.look(STORE, FIRST_MS)).toEqual([]);
  });

  it('finds what a recount of all sales finds at every look, also across a restart', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), fc.nat(40), (steps, cutAt) => {
        let engine = newEngine(rules);
        const sales: { atMs: number; amount: number }[] = [];
        const states = rules.map(() => normalSince(0));
        let nowMs = FIRST_MS;
        for (const [index, { afterMs, agoMs, amount, sign }] of steps.entries()) {
          nowMs += afterMs;
          const soldMs = nowMs - agoMs;
          engine.take({ ...STORE, atMs: soldMs, day: dayOf(soldMs), part: [amount], sign, isSale: true });
          sales.push({ atMs: soldMs, amount: sign * amount });
          if (index === cutAt) engine = restarted(engine, rules);
          const expected = rules.flatMap((rule, at) => {
            const state = states[at] as (typeof states)[number];
            const reading = levelOf(recount(rule, sales, nowMs), thresholds, state.level);
            const next = nextState(state, reading, nowMs, rule.patience);
            states[at] = next.state;
            return next.change === undefined ? [] : [[rule.id, next.change, next.state.level]];
          });
          const found = engine.look(STORE, nowMs).map(({ rule, change, state }) => [rule.id, change, state.level]);
          expect(found).toEqual(expected);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('finds by time alone that a store has gone quiet', () => {
    const quiet = lastMinutes(1, { condition: { kind: 'silence', thresholds: { side: 'above', warning: 30 } } });
    const engine = newEngine([quiet]);
    engine.take({ ...STORE, atMs: FIRST_MS, day: dayOf(FIRST_MS), part: [1], sign: 1, isSale: true });
    expect(engine.tick(FIRST_MS + 29 * MINUTE_MS)).toEqual([]);
    expect(engine.tick(FIRST_MS + 30 * MINUTE_MS)).toMatchObject([{ ...STORE, change: 'raised', rule: quiet }]);
    engine.take({ ...STORE, atMs: FIRST_MS + 31 * MINUTE_MS, day: dayOf(FIRST_MS), part: [1], sign: 1, isSale: true });
    expect(engine.look(STORE, FIRST_MS + 31 * MINUTE_MS)).toMatchObject([{ change: 'recovered' }]);
  });

  it('judges only whom the rule covers, and lets no store stand for another', () => {
    const engine = newEngine([lastMinutes(5, { covers: (key) => key !== 'b' })]);
    for (const key of ['a', 'b', 'c']) {
      engine.take({
        grain: 'store',
        key,
        atMs: FIRST_MS,
        day: dayOf(FIRST_MS),
        part: [key === 'a' ? 500 : 5],
        sign: 1,
        isSale: true,
      });
    }
    expect(engine.tick(FIRST_MS).map(({ key }) => key)).toEqual(['c']);
  });

  it('lets a rule be that throws, says so, and judges those beside it', () => {
    let isOdd = true;
    const odd = lastMinutes(1, { id: 'odd' });
    const figure = ([sum]: readonly number[]) => {
      if (isOdd) throw new RangeError('no such figure');
      return sum as number;
    };
    const rules = [{ ...odd, condition: { ...odd.condition, figure } as Rule['condition'] }, lastMinutes(2)];
    const engine = newEngine(rules);
    engine.expect([STORE]);
    expect(engine.look(STORE, FIRST_MS).map(({ rule }) => rule.id)).toEqual(['last 2']);
    expect([...engine.brokenRules()]).toEqual([['odd', new RangeError('no such figure')]]);
    engine.wake(STORE, FIRST_MS + 1);
    expect(engine.tick(FIRST_MS + MINUTE_MS)).toEqual([]);
    isOdd = false;
    expect(engine.look(STORE, FIRST_MS + MINUTE_MS)).toEqual([]);
    engine.use(rules);
    expect(engine.brokenRules().size).toBe(0);
    expect(engine.look(STORE, FIRST_MS + 2 * MINUTE_MS).map(({ rule }) => rule.id)).toEqual(['odd']);
  });

  it('begins anew with another version of a rule, and forgets one that is gone', () => {
    const rule = lastMinutes(5);
    const engine = newEngine([rule]);
    expect(engine.look(STORE, FIRST_MS)).toMatchObject([{ change: 'raised' }]);
    engine.use([rule]);
    expect(engine.look(STORE, FIRST_MS + 1)).toEqual([]);
    engine.use([{ ...rule, version: 2 }]);
    expect(engine.look(STORE, FIRST_MS + 2)).toMatchObject([{ change: 'raised' }]);
    engine.use([]);
    engine.tick(FIRST_MS + 3);
    expect(engine.takeChanged()).toEqual([{ subject: STORE, states: {} }]);
  });
});
