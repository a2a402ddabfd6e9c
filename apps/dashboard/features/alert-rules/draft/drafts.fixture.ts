import type { AlertRuleDraft, SingleCondition } from '@vitrine/contracts';
import fc from 'fast-check';
import { conditionKinds, grainsOf, ruleChannels, ruleMetrics, ruleWindows, windowsOf } from './choices';
import { offeredGrains } from './condition';

/** A rule that somebody could save; say only what the test is about. */
export function aDraft(fields: Partial<AlertRuleDraft> = {}): AlertRuleDraft {
  return {
    name: 'Vendas abaixo',
    grain: 'store',
    condition: {
      kind: 'change',
      metric: 'netSales',
      window: 'day',
      against: 'sameWeekday',
      by: 'share',
      side: 'below',
      warning: '-0.3',
    },
    minTickets: 0,
    pendingMinutes: 15,
    recoverMinutes: 5,
    cooldownMinutes: 60,
    schedule: { openHoursOnly: true, quiet: [] },
    routing: {
      to: 'responsible',
      personIds: [],
      endpointIds: [],
      tellSeller: false,
      overrides: [],
      channels: ['app', 'push', 'mail'],
      grouping: 'each',
    },
    ...fields,
  };
}

const decimal = fc
  .tuple(fc.boolean(), fc.integer({ min: 0, max: 99_999_999 }), fc.integer({ min: 0, max: 9_999 }))
  .map(([isNegative, whole, places]) => {
    const text = `${whole}.${String(places).padStart(4, '0')}`.replace(/\.?0+$/u, '') || '0';
    return isNegative && text !== '0' ? `-${text}` : text;
  });
const side = fc.constantFrom('above' as const, 'below' as const);
const levels = { side, warning: decimal };

const singles: { [kind in SingleCondition['kind']]: fc.Arbitrary<SingleCondition> } = (() => {
  const metric = fc.constantFrom(...ruleMetrics);
  const window = fc.constantFrom(...ruleWindows);
  const measured = { metric, window, ...levels };
  return {
    value: fc.record({ kind: fc.constant('value' as const), ...measured }),
    change: fc.record({
      kind: fc.constant('change' as const),
      ...measured,
      against: fc.constantFrom('sameWeekday' as const, 'previousWindow' as const, 'lastYear' as const),
      by: fc.constantFrom('share' as const, 'amount' as const),
    }),
    usual: fc.record({
      kind: fc.constant('usual' as const),
      ...measured,
      window: fc.constantFrom(...windowsOf('usual')),
    }),
    goalAtRisk: fc.record({ kind: fc.constant('goalAtRisk' as const), ...levels }),
    silence: fc.record({ kind: fc.constant('silence' as const), ...levels }),
    ticket: fc.record({ kind: fc.constant('ticket' as const), metric, ...levels }),
    belowPeers: fc.record({ kind: fc.constant('belowPeers' as const), ...levels }),
  };
})();

export const conditions: fc.Arbitrary<SingleCondition> = fc.oneof(...conditionKinds.map((kind) => singles[kind]));

const joinable = fc.oneof(singles.value, singles.change, singles.usual);
const condition: fc.Arbitrary<AlertRuleDraft['condition']> = fc.oneof(
  conditions,
  fc.record({
    kind: fc.constantFrom('all' as const, 'any' as const),
    of: fc.array(joinable, { minLength: 2, maxLength: 4 }),
  }),
);

/** Rules of every kind, each one that the contract takes. */
export const drafts: fc.Arbitrary<AlertRuleDraft> = fc
  .record({
    condition,
    grainAt: fc.nat(),
    pendingMinutes: fc.integer({ min: 0, max: 1_440 }),
    channels: fc.subarray([...ruleChannels], { minLength: 1 }),
    weekdays: fc.option(fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1 }), { nil: undefined }),
    openHoursOnly: fc.boolean(),
  })
  .map(({ condition: made, grainAt, pendingMinutes, channels, weekdays, openHoursOnly }) => {
    const of = 'of' in made ? made.of : [made];
    const grains = offeredGrains(of);
    const base = aDraft();
    return aDraft({
      condition: made,
      grain: grains[grainAt % grains.length] ?? grainsOf.value[0] ?? 'store',
      pendingMinutes,
      schedule: { openHoursOnly, quiet: [], ...(weekdays ? { weekdays } : {}) },
      routing: { ...base.routing, channels },
    });
  });
