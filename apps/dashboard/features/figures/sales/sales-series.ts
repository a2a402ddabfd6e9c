import { gapOf, moveChange } from '@vitrine/metrics/change';
import { fillUntil, toNumbers } from '@/features/figures/axis/timeline';
import type { Figure, MetricChange } from '@/lib/api/types';
import type { Formats } from '@/lib/format/formats';
import type { ChartModel } from '@/ui/chart/chart';
import type { TableModel } from '@/ui/chart/chart-table';

/** Net sales along the axis of a period, and of the period they are compared with. */
export interface SalesSeries {
  keys: readonly string[];
  labels: readonly string[];
  current: readonly Figure[];
  comparison: readonly Figure[];
  names: { current: string; comparison: string | null };
  /** Index of the last point that has begun. */
  last: number;
  /** That point is still under way. */
  isRunning: boolean;
  /** The change of the whole period: when that lacks days, its parts have no change either. */
  whole: MetricChange | undefined;
  minorDigits: number;
}

/** Bars of the period, the comparison as a line; `now` where the moment is on the axis. */
export function salesChart(series: SalesSeries, formats: Formats, now: string | null): ChartModel {
  const { labels, current, comparison, names, last, whole } = series;
  // where days are missing, nothing known is not nothing sold
  const noSale = gapOf(whole) === undefined ? 0 : null;
  return {
    labels: [...labels],
    current: { name: names.current, values: fillUntil(toNumbers(current), last) },
    ...(names.comparison
      ? { comparison: { name: names.comparison, values: toNumbers(comparison).map((value) => value ?? noSale) } }
      : {}),
    ...(now === null ? {} : { now: { index: last, word: now } }),
    formatAxis: (value) => formats.compact(value, 'money'),
    formatValue: (of, index) => formats.figure((of === 'current' ? current : comparison)[index] ?? null, 'money'),
  };
}

export interface TableWords {
  caption: string;
  fileName: string;
  key: string;
  change: string;
  /** Where nothing was sold before. */
  isNew: string;
}

/** The same as a table: what people read, and the exact figures for a file. */
export function salesTable(series: SalesSeries, formats: Formats, words: TableWords): TableModel {
  const { keys, labels, current, comparison, names } = series;
  const isCompared = names.comparison !== null;
  return {
    caption: words.caption,
    fileName: words.fileName,
    columns: [words.key, names.current, ...(names.comparison === null ? [] : [names.comparison, words.change])],
    rows: keys.map((key, index) => {
      const [now, before] = [current[index] ?? null, comparison[index] ?? null];
      const change = changeAt(series, index, formats, words.isNew);
      return {
        shown: [
          labels[index] ?? key,
          formats.figure(now, 'money'),
          ...(isCompared ? [formats.figure(before, 'money'), change ?? '—'] : []),
        ],
        exact: [key, now, ...(isCompared ? [before, change] : [])],
      };
    }),
  };
}

/** The change of one point in words; null while the point is under way: ten minutes do not compare with a whole hour. */
function changeAt(series: SalesSeries, index: number, formats: Formats, isNew: string): string | null {
  const { current, comparison, last, isRunning, whole, minorDigits } = series;
  if (index > last || (index === last && isRunning)) return null;
  const [now, previous] = [current[index] ?? '0.00', comparison[index] ?? null];
  const change = formats.change(moveChange(whole, { unit: 'money', current: now, previous, minorDigits }), 'money');
  return change?.isNew ? isNew : (change?.text ?? null);
}
