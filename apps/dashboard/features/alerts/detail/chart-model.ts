import type { AlertDetail } from '@vitrine/contracts';
import { clockIn } from '@/lib/calendar';
import type { Formats } from '@/lib/format/formats';
import { kindOf } from '@/lib/format/kinds';
import type { TableModel } from '@/ui/chart/chart-table';
import type { ChartModel } from '@/ui/chart/option';

type AlertChart = NonNullable<AlertDetail['chart']>;

export interface ChartWords {
  metric: string;
  expected: string;
  band: string;
  warning: string;
  critical: string;
  /** What the first column of the table has: hours, days or weeks. */
  time: string;
  /** `R$ 10,00 a R$ 20,00` */
  between: (low: string, high: string) => string;
}

type MetricId = Parameters<typeof kindOf>[0];

/** The figure along the day, what was expected, what is usual and the limits: as a drawing and as a table of the same numbers. */
export function alertChart(
  chart: AlertChart,
  words: ChartWords,
  formats: Formats,
  timeZone: string,
): { model: ChartModel; table: Omit<TableModel, 'caption' | 'fileName'> } {
  const kind = kindOf(chart.metric as MetricId);
  const labels = chart.points.map(({ at }) => labelOf(at, chart.grain, formats, timeZone));
  const of = (part: 'value' | 'expected' | 'low' | 'high') => chart.points.map((point) => point[part]);
  const say = (value: number | null | undefined) => formats.figure(value, kind);
  const between = (index: number) => {
    const { low = null, high = null } = chart.points[index] ?? {};
    return low === null || high === null ? say(null) : words.between(say(low), say(high));
  };
  const hasExpected = of('expected').some((value) => value !== null);
  const hasBand = of('low').some((value) => value !== null);
  const limits = (['warning', 'critical'] as const).flatMap((tone) => {
    const value = chart[tone];
    return value === null ? [] : [{ word: `${words[tone]}: ${say(value)}`, value, tone }];
  });
  const values = { current: of('value'), comparison: of('expected') };
  return {
    model: {
      labels,
      current: { name: words.metric, values: values.current },
      ...(hasExpected ? { comparison: { name: words.expected, values: values.comparison } } : {}),
      ...(hasBand ? { band: { name: words.band, low: of('low'), high: of('high') } } : {}),
      ...(limits.length > 0 ? { limits } : {}),
      formatAxis: (value) => formats.compact(value, kind),
      formatValue: (series, index) => (series === 'band' ? between(index) : say(values[series][index])),
    },
    table: {
      columns: [words.time, words.metric, ...(hasExpected ? [words.expected] : []), ...(hasBand ? [words.band] : [])],
      rows: chart.points.map(({ at, value, expected, low, high }, index) => ({
        shown: [
          labels[index] ?? '',
          say(value),
          ...(hasExpected ? [say(expected)] : []),
          ...(hasBand ? [between(index)] : []),
        ],
        exact: [at, value, ...(hasExpected ? [expected] : []), ...(hasBand ? [`${low ?? ''}..${high ?? ''}`] : [])],
      })),
    },
  };
}

/** A day and a week are named by their date: all of them begin at midnight. */
function labelOf(at: string, grain: AlertChart['grain'], formats: Formats, timeZone: string): string {
  return grain === 'hour' ? formats.time(at, timeZone) : formats.shortDate(clockIn(timeZone, new Date(at)).day);
}
