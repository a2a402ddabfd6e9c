import type { MetricCell, MetricResult, MetricRow } from '@vitrine/contracts';
import { definitions } from '../../definitions.js';
import { measuresOf } from '../../formula.js';
import { type MeasureId, measures, type Sums } from '../../measures.js';
import type { MetricName } from '../../metric-name.js';
import { scaled } from '../../ratio.js';
import type { Absent, PartRow } from '../contributions.js';

/** The metrics that are a measure and nothing else; net sales of known cost are margin and cost together. */
const TELLING: Partial<Record<MeasureId, readonly MetricName[]>> = {
  grossSales: ['grossSales'],
  discounts: ['discounts'],
  returns: ['returns'],
  netSales: ['netSales'],
  tickets: ['tickets'],
  units: ['units'],
  cost: ['cost'],
  costNetSales: ['margin', 'cost'],
};

/** What to ask for so that `partRowsOf` finds every sum of the metric; nothing where answers do not tell one of them. */
export function metricsFor(metric: MetricName): MetricName[] {
  const needed = measuresOf(definitions[metric].formula).map((id) => TELLING[id]);
  if (needed.some((metrics) => metrics === undefined)) return [];
  return [...new Set(needed.flatMap((metrics) => metrics ?? []))];
}

/** The rows of an answer as sums of both sides, for `findContributions`. */
export function partRowsOf(
  { rows }: Pick<MetricResult, 'rows'>,
  { metric, dimensions }: { readonly metric: MetricName; readonly dimensions: readonly string[] },
): PartRow[] {
  const ids = measuresOf(definitions[metric].formula);
  return rows.map((row) => ({
    part: dimensions.map((dimension) => String(row[dimension] ?? '')),
    now: sumsOf(row, ids, ''),
    before: absentBefore(row, metricsFor(metric)) ?? sumsOf(row, ids, '.previous'),
  }));
}

/** A day that lacks sales is no day of zero sales, and a store that was not open yet did not sell nothing. */
function absentBefore({ changes }: MetricRow, metrics: readonly MetricName[]): Absent | undefined {
  const reasons = metrics.map((metric) => changes?.[metric]?.reason);
  if (reasons.includes('before_first_sale')) return 'not_open_yet';
  return reasons.some((reason) => reason === 'missing_days' || reason === 'day_under_way') ? 'no_data' : undefined;
}

function sumsOf(row: MetricRow, ids: readonly MeasureId[], side: '' | '.previous'): Sums | Absent {
  const sums: Partial<Record<MeasureId, bigint>> = {};
  for (const id of ids) {
    const cells = (TELLING[id] ?? []).map((metric) => row[`${metric}${side}`]);
    if (cells.some((cell) => cell === null || cell === undefined)) return 'no_data';
    sums[id] = addUp(cells as NonNullable<MetricCell>[], measures[id].scale);
  }
  return sums;
}

/** Costs have more places than what they add up to. */
const MOST_PLACES = 7;

function addUp(cells: readonly NonNullable<MetricCell>[], scale: number): bigint {
  const sum = cells.reduce((all: bigint, cell) => all + scaled(textOf(cell), MOST_PLACES), 0n);
  return sum / 10n ** BigInt(MOST_PLACES - scale);
}

/** Counts and quantities come as numbers, which JSON writes with an exponent only beyond any shop. */
const textOf = (cell: string | number): string => (typeof cell === 'string' ? cell : cell.toFixed(3));
