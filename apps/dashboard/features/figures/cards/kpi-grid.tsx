'use client';

import { useTranslations } from 'next-intl';
import type { Course } from '@/features/figures/answers/use-course';
import type { KpiId, Performance } from '@/features/figures/answers/use-performance';
import { fillUntil, toNumbers } from '@/features/figures/axis/timeline';
import { useComparedName } from '@/features/figures/words/use-compared-name';
import { useCoverageNote } from '@/features/figures/words/use-coverage-note';
import { useFilterSearch } from '@/features/filters/use-filter-search';
import { useFilters } from '@/features/filters/use-filters';
import { useSession } from '@/features/session/session-context';
import { seesStores } from '@/lib/access';
import type { MetricRow } from '@/lib/api/types';
import { cn } from '@/ui/cn';
import { ReadingFailed } from '@/ui/states';
import { KpiCard } from './kpi-card';

/** Two a row on a phone, three on a desk; the figures everything else explains. */
export function KpiGrid({
  performance,
  course,
  linksToStores = true,
}: {
  performance: Performance;
  course: Course;
  linksToStores?: boolean;
}) {
  const t = useTranslations('overview');
  const { me, formats } = useSession();
  const { hasToday } = useFilters();
  const search = useFilterSearch();
  const versus = useVersus(performance);
  const missing = useCoverageNote(performance.totals.data, performance.patched);
  const { kpis, totals, patched } = performance;
  if (totals.isError && !totals.data) {
    return (
      <div className="card">
        <ReadingFailed error={totals.error} onRetry={() => void totals.refetch()} />
      </div>
    );
  }

  const share = patched?.costCoverage;
  const isCovered = typeof share !== 'number' || share >= 0.9995;
  // rounded down: "100%" would say that nothing is missing
  const coverage =
    isCovered || share === 0 ? null : t('costCoverage', { rate: formats.percent(Math.floor(share * 100) / 100, 0) });
  const linkOf = (id: KpiId) =>
    linksToStores && seesStores(me) ? `/stores${search}${search ? '&' : '?'}sort=${id}` : null;
  return (
    <section aria-label={t('kpis')} className="grid grid-cols-2 gap-3 md:grid-cols-6 lg:gap-4">
      {kpis.map((id) => (
        <KpiCard
          key={id}
          id={id}
          value={id === 'goalRate' && isSilent(patched) ? null : patched?.[id]}
          previous={patched?.[`${id}.previous`]}
          change={id === 'goalRate' && isSilent(patched) ? undefined : patched?.changes?.[id]}
          versus={versus === null ? null : (missing ?? versus)}
          course={{
            values: pathOf(id, course),
            comparison: missing ? [] : earlierPathOf(id, course),
            length: course.keys.length,
            fromZero: isSum(id),
            partial: hasToday && isSum(id) ? course.last : undefined,
          }}
          note={id === 'netSales' && hasToday ? t('partial') : id === 'marginRate' ? coverage : null}
          isLoading={totals.isPending}
          isStale={totals.isPlaceholderData || totals.isError}
          asOf={totals.data?.asOf}
          href={linkOf(id)}
          isWide={isWide(id, kpis.length)}
          className={spanOf(id, kpis.length)}
        />
      ))}
    </section>
  );
}

/** Nothing sold yet: no rate to speak of, as the table of stores says too. */
function isSilent(total: MetricRow | undefined): boolean {
  return Number(total?.tickets ?? 0) === 0 && Number(total?.netSales ?? 0) === 0;
}

function isSum(id: KpiId): boolean {
  return id === 'netSales' || id === 'tickets';
}

/** Sums are zero in a quiet hour, ratios are nothing. */
function pathOf(id: KpiId, course: Course): (number | null)[] {
  const values = toNumbers(course.current(id));
  return isSum(id) ? fillUntil(values, course.last) : values;
}

function earlierPathOf(id: KpiId, course: Course): (number | null)[] {
  const values = toNumbers(course.comparison(id));
  return isSum(id) ? fillUntil(values, values.length) : values;
}

/** On a phone the day's figure has a row of its own, and the goal too when the others come in pairs. */
function isWide(id: KpiId, count: number): boolean {
  return id === 'netSales' || (id === 'goalRate' && count === 6);
}

/** Rows stay full with five cards as with six. */
function spanOf(id: KpiId, count: number): string {
  const isFirstRow = id === 'netSales' || id === 'goalRate';
  return cn(
    isWide(id, count) ? 'col-span-2' : 'col-span-1',
    count !== 6 && isFirstRow ? 'md:col-span-3' : 'md:col-span-2',
  );
}

/** "vs. 1–7 nov"; null without a comparison. */
function useVersus({ comparePeriod }: Pick<Performance, 'comparePeriod'>): string | null {
  const t = useTranslations('delta');
  const { compare } = useFilters();
  const period = useComparedName(comparePeriod);
  if (!compare) return null;
  return comparePeriod ? t('versus', { period }) : '';
}
