import { describe, expect, it } from '@jest/globals';
import type { AlertRuleDraft } from '@vitrine/contracts';
import type { Scope } from '@vitrine/domain';
import fc from 'fast-check';
import { aDraft } from '../testing/a-draft.js';
import { changesBetween } from './rule-changes.js';
import { overlapsOf } from './rule-overlaps.js';
import { concerns, isHeldBy, reachOf } from './rule-reach.js';

const places = [
  { storeId: 's1', region: 'sul' },
  { storeId: 's2', region: 'sul' },
  { storeId: 'n1', region: 'norte' },
  { storeId: 'x', region: '' },
];
const scope = (...stores: string[]): Scope => ({ tenantId: 't', stores, networkTotals: false });
const whole: Scope = { tenantId: 't', stores: 'all', networkTotals: false };

describe('what a rule reaches', () => {
  it.each<[Partial<AlertRuleDraft>, Scope, string[]]>([
    [{}, whole, ['s1', 's2', 'n1', 'x']],
    [{}, scope('s1', 'n1'), ['s1', 'n1']],
    [{ storeIds: ['s2', 'n1'] }, scope('s2'), ['s2']],
    [{ regionIds: ['sul'] }, whole, ['s1', 's2']],
    [{ regionIds: ['sul'], storeIds: ['s1', 'n1'] }, whole, ['s1']],
    [{ storeIds: ['not-in-the-catalogue'] }, whole, ['not-in-the-catalogue']],
    [{ grain: 'region' }, whole, ['s1', 's2', 'n1']],
    [{ grain: 'region' }, scope('s1', 'n1'), ['n1']],
    [{ grain: 'network' }, whole, ['s1', 's2', 'n1', 'x']],
    [{ grain: 'network' }, scope('s1', 's2', 'n1', 'x'), []],
  ])('%j within a scope', (change, within, reach) => {
    expect(reachOf(aDraft(change), within, places)).toEqual(reach);
  });

  it('concerns whoever sees some of it, and is changed by whoever sees all of it', () => {
    const who = (rule: AlertRuleDraft, judged: Scope, viewer: Scope) => [
      concerns(rule, judged, viewer, places),
      isHeldBy(rule, judged, viewer, places),
    ];
    expect(who(aDraft(), whole, scope('s1'))).toEqual([true, false]);
    expect(who(aDraft(), scope('s1'), scope('s1'))).toEqual([true, true]);
    expect(who(aDraft(), scope('n1'), scope('s1'))).toEqual([false, false]);
    expect(who(aDraft(), scope(), scope('s1'))).toEqual([false, false]);
    expect(who(aDraft({ grain: 'region' }), whole, scope('s1', 's2'))).toEqual([true, false]);
    expect(who(aDraft({ grain: 'region', regionIds: ['sul'] }), whole, scope('s1', 's2'))).toEqual([true, true]);
    expect(who(aDraft({ grain: 'network' }), whole, scope('s1', 's2', 'n1', 'x'))).toEqual([false, false]);
    expect(who(aDraft({ grain: 'network' }), scope(), whole)).toEqual([true, true]);
  });
});

describe('the difference of two versions', () => {
  it('names each field that changed, with both values', () => {
    const before = aDraft({ storeIds: ['s1'], action: 'Ligue' });
    const after = aDraft({ storeIds: ['s1', 's2'], cooldownMinutes: 30 });
    expect(changesBetween(before, after)).toEqual([
      { pointer: '/action', before: 'Ligue' },
      { pointer: '/cooldownMinutes', before: 60, after: 30 },
      { pointer: '/storeIds', before: ['s1'], after: ['s1', 's2'] },
    ]);
    expect(changesBetween({ 'a/b': { '~': 1 } }, { 'a/b': { '~': 2 } })).toEqual([
      { pointer: '/a~1b/~0', before: 1, after: 2 },
    ]);
  });

  it('is empty for equal values only, and undone by the way back', () => {
    const value = fc.jsonValue({ maxDepth: 3 });
    fc.assert(
      fc.property(value, value, (before, after) => {
        const there = changesBetween(before, after);
        const back = changesBetween(after, before);
        expect(there.length === 0).toBe(JSON.stringify(sorted(before)) === JSON.stringify(sorted(after)));
        expect(back.map(({ pointer }) => pointer)).toEqual(there.map(({ pointer }) => pointer));
      }),
    );
  });
});

describe('rules that overlap', () => {
  const sales = (side: 'above' | 'below', change: Partial<AlertRuleDraft> = {}) => ({
    rule: aDraft({ condition: { kind: 'value', metric: 'netSales', window: '1h', side, warning: '5' }, ...change }),
    reach: change.storeIds ?? ['s1', 's2'],
  });
  const namesOf = (one: Parameters<typeof overlapsOf>[0], ...others: Parameters<typeof overlapsOf>[0][]) =>
    overlapsOf(
      one,
      others.map((other, place) => ({ ...other, id: String(place) })),
    ).map(({ id }) => id);

  it('ask the same of the same subjects', () => {
    expect(namesOf(sales('below'), sales('below'), sales('above'), { rule: aDraft(), reach: ['s1'] })).toEqual(['0']);
    expect(namesOf(sales('below', { storeIds: ['s1'] }), sales('below', { storeIds: ['s2'] }))).toEqual([]);
    expect(namesOf(sales('below', { grain: 'product' }), sales('below'))).toEqual([]);
    const shoes = (productIds: string[]) => sales('below', { grain: 'product', productIds });
    expect(namesOf(shoes(['a', 'b']), shoes(['b']), shoes(['c']), sales('below', { grain: 'product' }))).toEqual([
      '0',
      '2',
    ]);
  });

  it('do so when one part of several does', () => {
    const { condition } = sales('below').rule;
    if ('of' in condition) return;
    const of = [condition, { kind: 'silence' as const, side: 'above' as const, warning: '9' }];
    expect(namesOf({ rule: aDraft({ condition: { kind: 'all', of } }), reach: ['s1'] }, sales('below'))).toEqual(['0']);
  });
});

/** Without the order of fields, which is no difference between two JSON objects. */
function sorted(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, one]) => [name, sorted(one)]),
  );
}
