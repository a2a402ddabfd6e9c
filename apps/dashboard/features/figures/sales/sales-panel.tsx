'use client';

import { gapOf, moveChange } from '@vitrine/metrics/change';
import { useLocale, useTranslations } from 'next-intl';
import { useMemo } from 'react';
import type { Course } from '@/features/figures/answers/use-course';
import type { Performance } from '@/features/figures/answers/use-performance';
import { fillUntil, type Grain, toNumbers } from '@/features/figures/axis/timeline';
import { useFilters } from '@/features/filters/use-filters';
import { useSession } from '@/features/session/session-context';
import type { Figure } from '@/lib/api/types';
import { Chart, type ChartModel } from '@/ui/chart/chart';
import { ChartTable, type TableModel } from '@/ui/chart/chart-table';
import { Panel } from '@/ui/panel';
import { Skeleton } from '@/ui/skeleton';
import { Empty, ReadingFailed } from '@/ui/states';
import { type PullerOf, useTakeaway } from './use-takeaway';

const titles = { hour: 'byHour', day: 'byDay', month: 'byMonth' } as const;
const columns = { hour: 'hourColumn', day: 'dayColumn', month: 'monthColumn' } as const;

/** Net sales along the period: the finding in words, bars against a dashed comparison, and the same as a table. */
export function SalesPanel({
  performance,
  course,
  pullerOf,
}: {
  performance: Performance;
  course: Course;
  pullerOf?: PullerOf | undefined;
}) {
  const t = useTranslations();
  const locale = useLocale();
  const { me, formats } = useSession();
  const { isToday, hasToday } = useFilters();
  const { minorDigits } = me.tenant;
  const { grain, comparePeriod, course: answer } = performance;
  const hasFailed = answer.isError && !answer.data;
  const takeaway = useTakeaway(performance, course, pullerOf);
  const title = t(`overview.${titles[grain]}`);
  const currentName = isToday ? t('overview.today') : formats.period(performance.period);
  const hasHistory = course.comparison('netSales').some((figure) => Number(figure ?? 0) !== 0);
  const comparisonName = comparePeriod && hasHistory ? formats.period(comparePeriod) : null;
  const isSilent =
    !answer.isPending && !hasHistory && course.current('netSales').every((figure) => Number(figure ?? 0) === 0);
  const labelOf = useLabels(grain);
  const whole = performance.patched?.changes?.netSales;

  const { model, table } = useMemo(() => {
    const current = course.current('netSales');
    const comparison = course.comparison('netSales');
    const labels = course.keys.map(labelOf);
    // where days are missing, nothing known is not nothing sold
    const noSale = gapOf(whole) === undefined ? 0 : null;
    // an hour or a day under way is no match for a whole one
    const isOver = (index: number) => index < course.last || (index === course.last && !hasToday);
    const changeAt = (now: Figure, before: Figure) =>
      formats.change(moveChange(whole, { unit: 'money', current: now, previous: before, minorDigits }), 'money');
    const chart: ChartModel = {
      labels,
      current: { name: currentName, values: fillUntil(toNumbers(current), course.last) },
      ...(comparisonName
        ? { comparison: { name: comparisonName, values: toNumbers(comparison).map((value) => value ?? noSale) } }
        : {}),
      ...(isToday && grain === 'hour' ? { now: { index: course.last, word: t('overview.now') } } : {}),
      formatAxis: (value) => formats.compact(value, 'money'),
      formatValue: (series, index) =>
        formats.figure(series === 'current' ? (current[index] ?? null) : (comparison[index] ?? null), 'money'),
    };
    const rows: TableModel = {
      caption: title,
      fileName: `vitrine-${grain}-${performance.period.from}`,
      columns: [
        t(`overview.${columns[grain]}`),
        currentName,
        ...(comparisonName ? [comparisonName, t('stores.change')] : []),
      ],
      rows: course.keys.map((key, index) => {
        const [now, before] = [current[index] ?? null, comparison[index] ?? null];
        const change = isOver(index) ? changeAt(now ?? '0.00', before) : null;
        const changeText = change?.isNew ? t('delta.new') : change?.text;
        return {
          shown: [
            labels[index] ?? key,
            formats.figure(now, 'money'),
            ...(comparisonName ? [formats.figure(before, 'money'), changeText ?? '—'] : []),
          ],
          exact: [key, now, ...(comparisonName ? [before, changeText ?? null] : [])],
        };
      }),
    };
    return { model: chart, table: rows };
  }, [
    course,
    currentName,
    comparisonName,
    formats,
    grain,
    isToday,
    hasToday,
    labelOf,
    minorDigits,
    performance.period.from,
    t,
    title,
    whole,
  ]);

  return (
    <Panel title={title} lead={<p className="min-h-5">{takeaway}</p>} testId="sales-panel">
      <figure className="m-0">
        <div
          className="mb-1 flex min-h-5 flex-wrap gap-x-5 gap-y-1 text-hint text-text-2"
          aria-hidden
          hidden={hasFailed || isSilent}
        >
          <span className="inline-flex items-center gap-2">
            <span className="size-2.5 rounded-[3px] bg-accent" />
            {currentName}
          </span>
          {comparisonName ? (
            <span className="inline-flex items-center gap-2">
              <span className="w-4 border-t-[1.5px] border-dashed border-text-3" />
              {comparisonName}
            </span>
          ) : null}
        </div>
        <div className="h-[240px] lg:h-[280px]">
          {hasFailed ? (
            <ReadingFailed error={answer.error} onRetry={() => void answer.refetch()} className="h-full py-0" />
          ) : answer.isPending ? (
            <Skeleton className="size-full rounded-control" />
          ) : isSilent ? (
            <Empty title={t('overview.chartEmpty')} help={t('overview.chartEmptyHelp')} className="h-full py-0" />
          ) : (
            <Chart model={model} locale={locale} description={t('chart.description', { title, takeaway })} />
          )}
        </div>
        {hasFailed || isSilent ? null : <ChartTable table={table} />}
      </figure>
    </Panel>
  );
}

function useLabels(grain: Grain): (key: string) => string {
  const { formats } = useSession();
  return useMemo(() => {
    if (grain === 'hour') return (key) => formats.hour(Number(key));
    if (grain === 'day') return (key) => formats.shortDate(key);
    return (key) => formats.month(key);
  }, [grain, formats]);
}
