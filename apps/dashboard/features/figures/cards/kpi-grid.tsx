'use client';

import { useTranslations } from 'next-intl';
import type { Course } from '@/features/figures/answers/use-course';
import type { KpiId, Performance } from '@/features/figures/answers/use-performance';
import { useComparedName } from '@/features/figures/words/use-compared-name';
import { useCoverageNote } from '@/features/figures/words/use-coverage-note';
import { useFilterSearch } from '@/features/filters/use-filter-search';
import { useFilters } from '@/features/filters/use-filters';
import { useSession } from '@/features/session/session-context';
import { seesStores } from '@/lib/access';
import type { MetricRow } from '@/lib/api/types';
import { cn } from '@/ui/cn';
import { ReadingFailed } from '@/ui/states';
import { figureOf, knownCost, pathsOf } from './card-figures';
import { KpiCard } from './kpi-card';

/** Two a row on a phone, three on a desk; the figures everything else explains. */
export function KpiGrid({
  performance,
  course,
  storeIds,
  linksToStores = true,
}: {
  performance: Performance;
  course: Course;
  /** The stores that the figures are of; null: all. */
  storeIds: readonly string[] | null;
  linksToStores?: boolean;
}) {
  const t = useTranslations('overview');
  const { hasToday } = useFilters();
  const { kpis, totals, patched } = performance;
  const missing = useCoverageNote(totals.data, patched);
  const versus = useVersus(performance, missing);
  const linkOf = useLinks(linksToStores);
  const noteOf = useNotes(patched);
  if (totals.isError && !totals.data) {
    return (
      <div className="card">
        <ReadingFailed error={totals.error} onRetry={() => void totals.refetch()} />
      </div>
    );
  }
  return (
    <section aria-label={t('kpis')} className="grid grid-cols-2 gap-3 md:grid-cols-6 lg:gap-4">
      {kpis.map((id) => (
        <KpiCard
          key={id}
          id={id}
          {...figureOf(id, patched)}
          versus={versus}
          course={pathsOf(id, course, { hasToday, isComparable: missing === null })}
          note={noteOf(id)}
          isLoading={totals.isPending}
          isStale={totals.isPlaceholderData || totals.isError}
          asOf={totals.data?.asOf}
          href={linkOf(id)}
          asksOf={storeIds}
          isWide={isWide(id, kpis.length)}
          className={spanOf(id, kpis.length)}
        />
      ))}
    </section>
  );
}

/** Each card leads to the stores in the order of its figure. */
function useLinks(linksToStores: boolean): (id: KpiId) => string | null {
  const { me } = useSession();
  const search = useFilterSearch();
  if (!linksToStores || !seesStores(me)) return () => null;
  return (id) => `/stores${search}${search ? '&' : '?'}sort=${id}`;
}

/** The words beside a name: that the day is not over, and how much of the sales a margin covers. */
function useNotes(total: MetricRow | undefined): (id: KpiId) => string | null {
  const t = useTranslations('overview');
  const { formats } = useSession();
  const { hasToday } = useFilters();
  const share = knownCost(total);
  const coverage = share === null ? null : t('costCoverage', { rate: formats.percent(share, 0) });
  return (id) => (id === 'netSales' && hasToday ? t('partial') : id === 'marginRate' ? coverage : null);
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

/** "vs. 1–7 nov", or why there is no change; null without a comparison. */
function useVersus({ comparePeriod }: Pick<Performance, 'comparePeriod'>, missing: string | null): string | null {
  const t = useTranslations('delta');
  const { compare } = useFilters();
  const period = useComparedName(comparePeriod);
  if (!compare) return null;
  return missing ?? (comparePeriod ? t('versus', { period }) : '');
}
