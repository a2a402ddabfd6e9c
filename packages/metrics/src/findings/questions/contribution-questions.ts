import type { AlertEvidence, CompareKind } from '@vitrine/contracts';
import { definitions } from '../../definitions.js';
import { measuresOf } from '../../formula.js';
import type { MetricName, StretchQuery } from '../../metric-name.js';
import type { AlertFacts } from '../alerts/alert-claims.js';
import { type AlertZone, comparisonOf, daysOf, filtersOf, stretchOf } from './asked-days.js';
import { metricsFor } from './part-rows.js';

/** What the figures of an alert are split by to find what moved them. */
export type ContributionDimension = 'hour' | 'seller' | 'product' | 'category' | 'channel' | 'store';

export interface AlertContributionQuestion {
  readonly metric: MetricName;
  readonly dimensions: readonly [ContributionDimension];
  readonly compare: CompareKind;
  /** The way that the alert's figure went: an answer that went the other way explains nothing of it. */
  readonly direction: 'up' | 'down';
  readonly query: StretchQuery;
  /** The alert's own figure, to which the parts add up; null where it is undefined. */
  readonly value: number | null;
}

const SPLITS: Readonly<Record<AlertFacts['subject']['grain'], readonly ContributionDimension[]>> = {
  network: ['store', 'category', 'channel', 'hour'],
  region: ['store', 'category', 'channel', 'hour'],
  store: ['seller', 'category', 'product', 'channel', 'hour'],
  seller: ['category', 'product', 'channel', 'hour'],
  product: ['seller', 'channel', 'hour'],
  category: ['product', 'seller', 'channel', 'hour'],
  ticket: [],
};
/** A sale of several products or sellers would count once in each of them. */
const SPLITS_OF_TICKETS: ReadonlySet<ContributionDimension> = new Set(['store', 'channel', 'hour']);
/** Of fewer hours none can stand out. */
const LEAST_HOURS = 3;

/**
 * The questions whose answers tell what moved the figure of an alert, one for each way to split it. `explainChange` reads them; the caller's
 * scope is the api's to add. They compare the very span with the same stretch of the same weekday before, of last year, or
 * of the period before where the rule does so: what is usual has no parts.
 *
 * None for a single sale, for silence, for peers, and for a metric that parts do not add up to.
 */
export function contributionQuestions({ subject, evidence }: AlertFacts, zone: AlertZone): AlertContributionQuestion[] {
  const [first] = evidence;
  const metric = first && metricOf(first);
  if (first === undefined || metric === undefined) return [];
  const days = daysOf(first, zone);
  const compare = comparisonOf(first, days);
  const canSplit = (by: ContributionDimension) =>
    (by !== 'hour' || days.hours.length >= LEAST_HOURS) && (!countsTickets(metric) || SPLITS_OF_TICKETS.has(by));
  return SPLITS[subject.grain].filter(canSplit).map((by) => ({
    metric,
    dimensions: [by],
    compare,
    direction: directionOf(first),
    value: first.value,
    query: {
      metrics: metricsFor(metric),
      dimensions: [by],
      filters: filtersOf(subject),
      period: days.period,
      compare,
      within: stretchOf(first, zone),
    },
  }));
}

function metricOf({ condition, metric = 'netSales' }: AlertEvidence): MetricName | undefined {
  if (condition === 'silence' || condition === 'ticket' || condition === 'belowPeers') return undefined;
  return metricsFor(metric).length > 0 ? metric : undefined;
}

const countsTickets = (metric: MetricName): boolean => measuresOf(definitions[metric].formula).includes('tickets');

function directionOf({ value, expected, side }: AlertEvidence): 'up' | 'down' {
  if (value !== null && expected !== null && value !== expected) return value > expected ? 'up' : 'down';
  return side === 'above' ? 'up' : 'down';
}
