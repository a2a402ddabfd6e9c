'use client';

import { useLocale, useTranslations } from 'next-intl';
import { type ReactNode, useMemo } from 'react';
import type { Course } from '@/features/figures/answers/use-course';
import type { Performance } from '@/features/figures/answers/use-performance';
import { useFilters } from '@/features/filters/use-filters';
import { useSession } from '@/features/session/session-context';
import { Chart } from '@/ui/chart/chart';
import { ChartTable } from '@/ui/chart/chart-table';
import { Panel } from '@/ui/panel';
import { Skeleton } from '@/ui/skeleton';
import { Empty, ReadingFailed } from '@/ui/states';
import { SalesLegend } from './sales-legend';
import { type SalesSeries, salesChart, salesTable } from './sales-series';
import { isQuiet, useSalesSeries } from './use-sales-series';
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
  const t = useTranslations('overview');
  const takeaway = useTakeaway(performance, course, pullerOf);
  const series = useSalesSeries(performance, course);
  const { grain, course: answer } = performance;
  const title = t(titles[grain]);
  const hasFailed = answer.isError && !answer.data;
  const isSilent = !answer.isPending && isQuiet(series);
  const isDrawn = !hasFailed && !isSilent;
  return (
    <Panel title={title} lead={<p className="min-h-5">{takeaway}</p>} testId="sales-panel">
      <figure className="m-0">
        <SalesLegend names={series.names} isShown={isDrawn} />
        <div className="h-[240px] lg:h-[280px]">
          <Drawing performance={performance} isSilent={isSilent}>
            <SalesChart series={series} performance={performance} title={title} takeaway={takeaway} />
          </Drawing>
        </div>
        {isDrawn ? <SalesTable series={series} performance={performance} title={title} /> : null}
      </figure>
    </Panel>
  );
}

/** The chart, or why there is none. */
function Drawing({
  performance: { course: answer },
  isSilent,
  children,
}: {
  performance: Performance;
  isSilent: boolean;
  children: ReactNode;
}) {
  const t = useTranslations('overview');
  if (answer.isError && !answer.data)
    return <ReadingFailed error={answer.error} onRetry={() => void answer.refetch()} className="h-full py-0" />;
  if (answer.isPending) return <Skeleton className="size-full rounded-control" />;
  if (isSilent) return <Empty title={t('chartEmpty')} help={t('chartEmptyHelp')} className="h-full py-0" />;
  return children;
}

interface Shown {
  series: SalesSeries;
  performance: Performance;
  title: string;
}

function SalesChart({ series, performance, title, takeaway }: Shown & { takeaway: string }) {
  const t = useTranslations();
  const locale = useLocale();
  const { formats } = useSession();
  const { isToday } = useFilters();
  const now = isToday && performance.grain === 'hour' ? t('overview.now') : null;
  const model = useMemo(() => salesChart(series, formats, now), [series, formats, now]);
  return <Chart model={model} locale={locale} description={t('chart.description', { title, takeaway })} />;
}

function SalesTable({ series, performance: { grain, period }, title }: Shown) {
  const t = useTranslations();
  const { formats } = useSession();
  const table = useMemo(
    () =>
      salesTable(series, formats, {
        caption: title,
        fileName: `vitrine-${grain}-${period.from}`,
        key: t(`overview.${columns[grain]}`),
        change: t('stores.change'),
        isNew: t('delta.new'),
      }),
    [series, formats, title, grain, period.from, t],
  );
  return <ChartTable table={table} />;
}
