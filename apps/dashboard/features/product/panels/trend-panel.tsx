'use client';

import { useLocale, useTranslations } from 'next-intl';
import { useMemo } from 'react';
import { type Grain, keysOf, toNumbers } from '@/features/figures/axis/timeline';
import { useFilters } from '@/features/filters/use-filters';
import type { Product } from '@/features/product/answers/use-product';
import { courseOf } from '@/features/product/effect/course';
import { useSession } from '@/features/session/session-context';
import type { Figure } from '@/lib/api/types';
import type { Formats } from '@/lib/format/formats';
import { Chart, type ChartModel } from '@/ui/chart/chart';
import { ChartTable } from '@/ui/chart/chart-table';
import { Panel } from '@/ui/panel';
import { Skeleton } from '@/ui/skeleton';
import { Empty, ReadingFailed } from '@/ui/states';

/** Net sales of the product along the days, the compared ones dashed; a day of which nothing was heard is a gap. */
export function TrendPanel({ product }: { product: Product }) {
  const t = useTranslations('product.trend');
  const { current } = product;
  const course = useTrend(product);
  const asked = [current.product, current.anything];
  const failed = asked.find(({ isError, data }) => isError && !data);
  // Figures of the days before do not stand under the names of these.
  const isPending = asked.some((one) => one.isPending || one.isPlaceholderData);
  const isQuiet = ![...course.now, ...course.before].some((figure) => Number(figure ?? 0) !== 0);
  const isKnown = course.now.some((figure) => figure !== null);
  return (
    <Panel
      title={t('title')}
      lead={failed || isPending || !isKnown ? null : <Finding course={course} />}
      testId="product-trend"
    >
      <div className="h-[240px]">
        {failed ? (
          <ReadingFailed error={failed.error} onRetry={() => void failed.refetch()} className="h-full py-0" />
        ) : isPending ? (
          <Skeleton className="size-full rounded-control" />
        ) : isQuiet ? (
          <Empty title={t(isKnown ? 'empty' : 'unknown')} className="h-full py-0" />
        ) : (
          <Drawing course={course} />
        )}
      </div>
      {failed || isPending || isQuiet ? null : <TrendTable course={course} />}
    </Panel>
  );
}

interface Trend {
  grain: Grain;
  keys: string[];
  labels: string[];
  now: Figure[];
  before: Figure[];
  names: { now: string; before: string | null };
}

function useTrend({ current, earlier, comparePeriod }: Product): Trend {
  const { formats } = useSession();
  const { period } = useFilters();
  const { grain } = current;
  const [own, all, ownBefore, allBefore] = [
    current.product.data,
    current.anything.data,
    earlier.product.data,
    earlier.anything.data,
  ];
  return useMemo(() => {
    const keys = keysOf(period, grain);
    const labelOf = { hour: (key: string) => formats.hour(Number(key)), day: formats.shortDate, month: formats.month }[
      grain
    ];
    return {
      grain,
      keys,
      labels: keys.map((key) => labelOf(key)),
      now: courseOf(own, all, grain, keys),
      before: comparePeriod
        ? courseOf(ownBefore, allBefore, grain, keysOf(comparePeriod, grain)).slice(0, keys.length)
        : [],
      names: { now: formats.period(period), before: comparePeriod ? formats.period(comparePeriod) : null },
    };
  }, [own, all, ownBefore, allBefore, grain, period, comparePeriod, formats]);
}

/** On how many of the known days it sold, and on how many nobody knows. */
function Finding({ course: { now, grain } }: { course: Trend }) {
  const t = useTranslations('product.trend');
  const known = now.filter((figure) => figure !== null);
  const sold = known.filter((figure) => Number(figure) > 0).length;
  return <p data-testid="trend-finding">{t('sold', { sold, count: known.length, unit: grain })}</p>;
}

function modelOf({ labels, now, before, names }: Trend, formats: Formats): ChartModel {
  return {
    labels,
    current: { name: names.now, values: toNumbers(now) },
    ...(names.before && before.some((figure) => figure !== null)
      ? { comparison: { name: names.before, values: toNumbers(before) } }
      : {}),
    formatAxis: (value) => formats.compact(value, 'money'),
    formatValue: (of, index) => formats.figure((of === 'current' ? now : before)[index] ?? null, 'money'),
  };
}

function Drawing({ course }: { course: Trend }) {
  const t = useTranslations('product.trend');
  const locale = useLocale();
  const { formats } = useSession();
  const model = useMemo(() => modelOf(course, formats), [course, formats]);
  return <Chart model={model} locale={locale} description={t('description', { period: course.names.now })} />;
}

function TrendTable({ course: { keys, labels, now, before, names } }: { course: Trend }) {
  const t = useTranslations('product.trend');
  const { formats } = useSession();
  const table = {
    caption: t('title'),
    fileName: 'vitrine-produto',
    columns: [t('when'), names.now, ...(names.before ? [names.before] : [])],
    rows: keys.map((key, index) => {
      const figures = [now[index] ?? null, ...(names.before ? [before[index] ?? null] : [])];
      return {
        shown: [labels[index] ?? key, ...figures.map((figure) => formats.figure(figure, 'money'))],
        exact: [key, ...figures],
      };
    }),
  };
  return <ChartTable table={table} />;
}
