import type { AlertEvidence, MetricQuery } from '@vitrine/contracts';
import { definitions } from '../../definitions.js';
import type { AlertFacts } from '../alerts/alert-claims.js';
import { type AlertZone, comparisonOf, daysOf, filtersOf } from './asked-days.js';

/**
 * The question whose answer is the chart of an alert: its figure by hour over the day, or by day over a longer span, beside the days that it
 * is compared with; of peers the weeks alone. The caller's scope is the api's to add.
 * @returns null for a single sale, which has no course
 */
export function chartQuestion({ subject, evidence }: AlertFacts, zone: AlertZone): MetricQuery | null {
  const [first] = evidence;
  if (first === undefined || first.condition === 'ticket') return null;
  const days = daysOf(first, zone);
  const metric = metricOfChart(first);
  const hasHours = days.hours.length > 0 && definitions[metric].dimensions.includes('hour');
  return {
    metrics: [metric],
    filters: filtersOf(subject),
    period: days.period,
    ...(first.condition === 'belowPeers'
      ? { grain: 'week' }
      : { grain: hasHours ? 'hour' : 'day', compare: comparisonOf(first, days) }),
  };
}

/** Silence shows in the number of sales. */
const metricOfChart = ({ condition, metric }: AlertEvidence) =>
  condition === 'silence' ? 'tickets' : (metric ?? 'netSales');
