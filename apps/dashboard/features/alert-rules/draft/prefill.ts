import type { AlertRuleDraft, MetricId, SingleCondition } from '@vitrine/contracts';
import type { FigureAsked } from './ask-address';

/** Rates that are bad news when they rise. */
const costly: readonly MetricId[] = ['discountRate', 'returnRate', 'discounts', 'returns', 'cost'];

/** A whole rule about a figure, to be saved as it is or changed. The name follows by the builder. */
export function draftAbout({ metric, storeIds, grain }: FigureAsked): AlertRuleDraft {
  return {
    name: '',
    grain,
    ...(storeIds.length > 0 ? { storeIds: [...storeIds] } : {}),
    condition: conditionAbout(metric),
    minTickets: 0,
    pendingMinutes: 15,
    recoverMinutes: 5,
    cooldownMinutes: 60,
    schedule: { openHoursOnly: true, quiet: [] },
    routing: {
      to: grain === 'network' ? 'me' : 'responsible',
      personIds: [],
      endpointIds: [],
      tellSeller: false,
      overrides: [],
      channels: ['app', 'push', 'mail'],
      grouping: 'each',
    },
  };
}

function conditionAbout(metric: MetricId): SingleCondition {
  if (metric === 'goalRate') return { kind: 'goalAtRisk', side: 'below', warning: '-0.1' };
  if (costly.includes(metric)) return { kind: 'usual', metric, window: 'day', side: 'above', warning: '2' };
  return { kind: 'change', metric, window: 'day', against: 'sameWeekday', by: 'share', side: 'below', warning: '-0.3' };
}
