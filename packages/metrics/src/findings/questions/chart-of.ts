import type { AlertDetail, AlertEvidence, MetricCell, MetricQuery, MetricResult, MetricRow } from '@vitrine/contracts';
import { dayNumberOf, startOfDayMs, wallInstantMs } from '@vitrine/domain';
import { definitions } from '../../definitions.js';
import type { MetricName } from '../../metric-name.js';
import type { AlertFacts } from '../alerts/alert-claims.js';
import type { AlertZone } from './asked-days.js';

type AlertChart = NonNullable<AlertDetail['chart']>;

export interface ChartAnswer {
  readonly alert: Pick<AlertFacts, 'evidence'>;
  /** Of `chartQuestion`. */
  readonly query: MetricQuery;
  readonly result: Pick<MetricResult, 'rows'>;
  readonly nowMs: number;
}

const HOUR_MS = 3_600_000;

/**
 * The answer to `chartQuestion` as points along the store's clock. Hours in between without a row are hours without a sale; what is to
 * come has no figure. Days without a row are left out: nobody knows that nothing was sold.
 */
export function chartOf({ alert, query, result, nowMs }: ChartAnswer, zone: AlertZone): AlertChart {
  const [metric = 'netSales'] = query.metrics;
  const grain = grainOf(query);
  const rows = grain === 'hour' ? everyHour(result.rows, metric) : [...result.rows];
  const points = rows
    .flatMap((row) => {
      const atMs = instantOf(row, query, zone);
      return atMs === undefined ? [] : [{ atMs, row }];
    })
    .sort((a, b) => a.atMs - b.atMs)
    .map(({ atMs, row }) => ({
      at: new Date(atMs).toISOString(),
      value: atMs > nowMs ? null : numberOf(row[metric]),
      expected: numberOf(row[`${metric}.previous`]),
      low: null,
      high: null,
    }));
  return { metric, grain, points, ...limitsOf(alert.evidence[0], metric) };
}

const grainOf = ({ grain }: MetricQuery): AlertChart['grain'] => (grain === 'hour' || grain === 'week' ? grain : 'day');

/** From the first hour with a row to the last. */
function everyHour(rows: readonly MetricRow[], metric: MetricName): MetricRow[] {
  const byHour = new Map(rows.map((row) => [Number(row.hour), row]));
  const hours = [...byHour.keys()];
  if (hours.length === 0) return [];
  const nothing = figureOfNothing(metric);
  const hasPrevious = rows.every((row) => numberOf(row[`${metric}.previous`]) !== null);
  const before = hasPrevious ? nothing : null;
  const [first, last] = [Math.min(...hours), Math.max(...hours)];
  return Array.from({ length: last - first + 1 }, (_, at) => {
    const hour = first + at;
    return byHour.get(hour) ?? ({ hour, [metric]: nothing, [`${metric}.previous`]: before } as unknown as MetricRow);
  });
}

/** What a metric is where nothing was sold: a rate of nothing is none. */
export const figureOfNothing = (metric: MetricName): 0 | null => (definitions[metric].kind === 'ratio' ? null : 0);

function instantOf(row: MetricRow, { grain, period }: MetricQuery, { timeZone }: AlertZone): number | undefined {
  if (grain === 'hour') return wallInstantMs(timeZone, dayNumberOf(period.from), Number(row.hour) * 60);
  if (grain === 'day') return startOfDayMs(timeZone, String(row.day));
  return mondayOf(String(row.week), timeZone);
}

const DAYS_OF_WEEK = 7;

/** Of an ISO week: `2026-W47`. The fourth of January lies in the first. */
function mondayOf(week: string, timeZone: string): number | undefined {
  const [, year, number] = /^(\d{4})-W(\d{2})$/u.exec(week) ?? [];
  if (year === undefined || number === undefined) return undefined;
  const fourth = dayNumberOf(`${year}-01-04`);
  const weekday = (new Date(`${year}-01-04T00:00:00Z`).getUTCDay() + 6) % DAYS_OF_WEEK;
  return wallInstantMs(timeZone, fourth - weekday + (Number(number) - 1) * DAYS_OF_WEEK, 0);
}

const numberOf = (cell: MetricCell | undefined): number | null =>
  cell === null || cell === undefined ? null : Number(cell);

/** A limit of a rate holds for every span; one of an amount only for bars as long as the rule's span. */
function limitsOf(first: AlertEvidence | undefined, metric: MetricName): Pick<AlertChart, 'warning' | 'critical'> {
  const none = { warning: null, critical: null };
  if (first?.by !== 'value' || first.metric !== metric) return none;
  const isHeldTo = definitions[metric].kind === 'ratio' || first.toMs - first.fromMs === HOUR_MS;
  return isHeldTo ? { warning: first.warning, critical: first.critical } : none;
}
