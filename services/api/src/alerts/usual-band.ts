import type { AlertDetail, AlertEvidence, MetricQuery, MetricResult } from '@vitrine/contracts';
import { addDays, storeDateOf, usualOf, weekdayOf } from '@vitrine/domain';

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
 * beside it as the rule lets pass. Hours with too few days to tell keep what they had.
 */
export function withUsual(
  chart: Chart,
  { rows }: Pick<MetricResult, 'rows'>,
  first: AlertEvidence | undefined,
  timeZone: string,
): Chart {
  const wide = first?.by === 'spreads' ? Math.abs(first.warning ?? first.critical ?? USUAL_SPREADS) : USUAL_SPREADS;
  const usualAt = (hour: number): Usual | undefined => {
    const days = rows
      .filter((row) => Number(row.hour) === hour)
      .map((row) => [Number(row[chart.metric] ?? Number.NaN)]);
    const known = days.filter(([figure]) => Number.isFinite(figure));
    const usual = usualOf(known, ([figure = null]) => figure);
    if (usual === undefined) return undefined;
    const { expected, spread } = usual;
    return { expected, low: Math.max(0, expected - wide * spread), high: expected + wide * spread };
  };
  const points = chart.points.map((point) => ({
    ...point,
    ...usualAt(storeDateOf(Date.parse(point.at), timeZone).hour),
  }));
  return { ...chart, points };
}
