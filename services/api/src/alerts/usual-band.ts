import type { AlertDetail, AlertEvidence, MetricQuery, MetricResult } from '@vitrine/contracts';
import { addDays, storeDateOf, usualOf, weekdayOf } from '@vitrine/domain';
import { figureOfNothing, type MetricName } from '@vitrine/metrics';

type Chart = NonNullable<AlertDetail['chart']>;
type Usual = Pick<Chart['points'][number], 'expected' | 'low' | 'high'>;

/** Weeks that tell what is usual at an hour. */
const WEEKS = 8;
/** How far the band goes where the rule does not count in spreads. */
const USUAL_SPREADS = 2;

/** What to ask beside a chart by hour, for a rule that looks at what is usual: the hours of the same weekdays before. */
export function usualQuestion(chart: MetricQuery, first: AlertEvidence | undefined): MetricQuery | undefined {
  if (chart.grain !== 'hour' || first?.condition !== 'usual') return undefined;
  const day = chart.period.from;
  return {
    metrics: chart.metrics,
    dimensions: ['day', 'hour'],
    filters: [...(chart.filters ?? []), { dimension: 'weekday', in: [weekdayOf(day)] }],
    period: { from: addDays(day, -7 * WEEKS), to: addDays(day, -7) },
  };
}

/**
 * The chart with what is usual at each hour in place of the same hour of one day: the median of the days and, as the band, so many spreads
 * beside it as the rule lets pass. Hours with too few days to tell have neither: one line never mixes what is usual with one day's figures.
 * Where no hour can be told, the chart stays as it is.
 */
export function withUsual(
  chart: Chart,
  { rows }: Pick<MetricResult, 'rows'>,
  first: AlertEvidence | undefined,
  timeZone: string,
): Chart {
  const wide = first?.by === 'spreads' ? Math.abs(first.warning ?? first.critical ?? USUAL_SPREADS) : USUAL_SPREADS;
  const days = figuresByDay(rows, chart.metric);
  const nothing = figureOfNothing(chart.metric as MetricName);
  const usualAt = (hour: number): Usual | undefined => {
    const figures = [...days.values()].map((byHour) => (byHour.has(hour) ? byHour.get(hour) : nothing) ?? null);
    const usual = usualOf(figures.map(vectorOf), ([figure]) => figure ?? null);
    if (usual === undefined) return isMostlyNothing(figures) ? { expected: 0, low: null, high: null } : undefined;
    const { expected, spread } = usual;
    return { expected, low: Math.max(0, expected - wide * spread), high: expected + wide * spread };
  };
  const told = chart.points.map(({ at }) => usualAt(storeDateOf(Date.parse(at), timeZone).hour));
  if (told.every((usual) => usual === undefined)) return chart;
  return { ...chart, points: chart.points.map((point, at) => ({ ...point, ...(told[at] ?? NOT_KNOWN) })) };
}

const NOT_KNOWN: Usual = { expected: null, low: null, high: null };

const vectorOf = (figure: number | null): number[] => (figure === null ? [] : [figure]);

/** Fewer days tell nothing of what is usual. */
const LEAST_DAYS = 3;

/** Nothing is sold at such an hour, as a rule. */
const isMostlyNothing = (figures: readonly (number | null)[]): boolean =>
  figures.length >= LEAST_DAYS && 2 * figures.filter((figure) => figure === 0).length > figures.length;

/** The figures of each day that has any, by hour: such a day sold nothing in the hours that it lacks. */
function figuresByDay(rows: MetricResult['rows'], metric: string): Map<string, Map<number, number | null>> {
  const days = new Map<string, Map<number, number | null>>();
  for (const row of rows) {
    const byHour = days.get(String(row.day)) ?? new Map<number, number | null>();
    const figure = row[metric];
    byHour.set(Number(row.hour), figure === null || figure === undefined ? null : Number(figure));
    days.set(String(row.day), byHour);
  }
  return days;
}
