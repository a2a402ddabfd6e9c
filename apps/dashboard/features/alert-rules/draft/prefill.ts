import type { AlertRuleDraft, MetricId, SingleCondition } from '@vitrine/contracts';
import { ruleMetrics } from './choices';

/** What a bell beside a figure knows of it. */
export interface FigureAsked {
  metric: MetricId;
  /** The stores that the figure is of; none: all of the person's. */
  storeIds: readonly string[];
  /** One alert for each store, or one for all of them together. */
  grain: 'store' | 'network';
}

/** The address of the builder with a figure in it. */
export function askAddress({ metric, storeIds, grain }: FigureAsked): string {
  const search = new URLSearchParams({ metric, grain });
  for (const id of storeIds) search.append('store', id);
  return `/alerts/rules/new?${search}`;
}

/** The figure that an address asks for, or null: what is not known there is not guessed. */
export function readAsked(search: URLSearchParams): FigureAsked | null {
  const metric = search.get('metric');
  const known = [...ruleMetrics, 'goalRate' as const].find((id) => id === metric);
  if (known === undefined) return null;
  const grain = search.get('grain') === 'network' ? 'network' : 'store';
  return { metric: known, grain, storeIds: search.getAll('store') };
}

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
    pendingMinutes: 0,
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
