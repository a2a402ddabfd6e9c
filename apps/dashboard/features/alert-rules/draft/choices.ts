import type { AlertChannel, AlertGrain, AlertWindow, MetricId, SingleCondition } from '@vitrine/contracts';

/*
 * What a rule can be made of, in the order in which people are offered it. The contract's own lists are schemas, which are not sent to
 * browsers: a spec holds these to them.
 */

/** Figures that single sales tell. Goals and people at work have conditions of their own. */
export const ruleMetrics = [
  'netSales',
  'tickets',
  'units',
  'averageTicket',
  'itemsPerTicket',
  'pricePerItem',
  'grossSales',
  'discounts',
  'discountRate',
  'returns',
  'returnRate',
  'margin',
  'marginRate',
  'cost',
  'costCoverage',
] as const satisfies readonly MetricId[];

/** They tell of costs. */
export const marginMetrics: readonly MetricId[] = ['margin', 'marginRate', 'cost', 'costCoverage'];

export const ruleWindows = [
  '5m',
  '10m',
  '15m',
  '30m',
  '1h',
  '2h',
  '4h',
  '8h',
  '1d',
  'day',
  'week',
  'month',
] as const satisfies readonly AlertWindow[];

/** Without a length of their own; too few tickets alone have them. */
export const ruleStretches = ['anyStretch', 'sinceSale'] as const satisfies readonly AlertWindow[];

/** What is usual is known of spans of a day at most. */
export function windowsOf(kind: ConditionKind): readonly AlertWindow[] {
  if (kind !== 'usual') return ruleWindows;
  return [...ruleWindows.filter((window) => window !== 'week' && window !== 'month'), ...ruleStretches];
}

export const ruleChannels = ['app', 'push', 'mail', 'webhook', 'slack'] as const satisfies readonly AlertChannel[];

export type ConditionKind = SingleCondition['kind'];

const wide: readonly AlertGrain[] = ['network', 'region', 'store', 'seller', 'product', 'category'];
const whole: readonly AlertGrain[] = ['network', 'region', 'store', 'seller'];

/** The subjects that each condition can be asked of, the usual one first among those it has alone. */
export const grainsOf: Readonly<Record<ConditionKind, readonly AlertGrain[]>> = {
  value: wide,
  change: wide,
  usual: wide,
  goalAtRisk: ['network', 'region', 'store'],
  silence: whole,
  ticket: ['ticket'],
  belowPeers: ['product'],
};

export const conditionKinds = Object.keys(grainsOf) as ConditionKind[];
