'use client';

import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { useMemo } from 'react';
import { AlertStrip } from '@/features/alerts/strip/alert-strip';
import { useCourse } from '@/features/figures/answers/use-course';
import { usePerformance } from '@/features/figures/answers/use-performance';
import { KpiGrid } from '@/features/figures/cards/kpi-grid';
import { Ranking, type RankingRow } from '@/features/figures/rankings/ranking';
import { useTop } from '@/features/figures/rankings/use-top';
import { SalesPanel } from '@/features/figures/sales/sales-panel';
import { useChosenStores } from '@/features/filters/use-chosen-stores';
import { useFilterSearch } from '@/features/filters/use-filter-search';
import { useFilters } from '@/features/filters/use-filters';
import { FirstUse } from '@/features/first-use/first-use';
import { isFirstUse } from '@/features/first-use/is-first-use';
import { useLive } from '@/features/live/live-provider';
import { useSession } from '@/features/session/session-context';
import { seesSales, seesSellers, seesStores } from '@/lib/access';
import { PageHead } from '@/ui/page-head';
import { NotAllowed } from '@/ui/states';
import { ClosedNotice } from './closed-notice';
import { splitRanking } from './store-sums';
import { useStoreRanking } from './use-store-ranking';
import { whoseFigures } from './whose-figures';

const SHOWN = 5;

/** How is today going, and what needs me now? */
export function OverviewScreen() {
  const t = useTranslations('overview');
  const { me, stores } = useSession();
  const { snapshot } = useLive();
  if (!seesSales(me)) return <NotAllowed isPage className="min-h-[60dvh]" />;
  return isFirstUse(me, stores, snapshot) ? <FirstUse title={t('title')} /> : <Overview />;
}

function Overview() {
  const t = useTranslations('overview');
  const { formats } = useSession();
  const { period, isToday, today, filters } = useFilters();
  const storeIds = useChosenStores();
  const subject = useMemo(() => ({ filters, storeIds }), [filters, storeIds]);
  const whose = useWhose(storeIds);
  const performance = usePerformance(subject);
  const course = useCourse(performance, subject);
  const stores = useStoreRanking();
  const day = isToday ? formats.longDay(today) : formats.period(period);
  return (
    <>
      <PageHead title={t('title')} subtitle={`${whose} · ${day}`} />
      <ClosedNotice />
      <AlertStrip />
      <KpiGrid performance={performance} course={course} storeIds={storeIds} />
      <div className="mt-3 lg:mt-4">
        <SalesPanel performance={performance} course={course} pullerOf={stores.pullerOf} />
      </div>
      <div className="mt-3 grid gap-3 lg:mt-4 md:grid-cols-2 lg:gap-4">
        <StoreRankings stores={stores} />
        <TopRanking dimension="product" title={t('topProducts')} emptyText={t('emptyProducts')} />
        <TopRanking dimension="seller" title={t('topSellers')} emptyText={t('emptySellers')} />
      </div>
    </>
  );
}

/** The products or sellers that sold most; sellers only for who may see them. */
function TopRanking({
  dimension,
  title,
  emptyText,
}: {
  dimension: 'product' | 'seller';
  title: string;
  emptyText: string;
}) {
  const { me } = useSession();
  const { filters } = useFilters();
  const isEnabled = dimension === 'product' || seesSellers(me);
  const { answer, rows } = useTop(dimension, filters, { limit: SHOWN, isEnabled });
  if (!isEnabled) return null;
  return (
    <Ranking
      testId={`top-${dimension}s`}
      title={title}
      rows={rows}
      isLoading={answer.isPending}
      error={answer.error}
      onRetry={() => void answer.refetch()}
      emptyText={emptyText}
      isStale={answer.isPlaceholderData}
    />
  );
}

/** The stores that sold most and least, none in both; absent for people with one store. */
function StoreRankings({ stores }: { stores: ReturnType<typeof useStoreRanking> }) {
  const t = useTranslations('overview');
  const { me } = useSession();
  const search = useFilterSearch();
  const { isPending } = stores.answer;
  const known = stores.rows.length + stores.notOpened + stores.resting;
  if (!seesStores(me) || (!isPending && known <= 1)) return null;
  const { top, bottom } = splitRanking(stores.rows, SHOWN);
  const href = `/stores${search}`;
  return (
    <>
      <StoreRanking title={t('topStores')} rows={top} stores={stores} href={href} testId="top-stores" />
      {bottom.length > 0 || isPending ? (
        <StoreRanking title={t('bottomStores')} rows={bottom} stores={stores} href={href} testId="bottom-stores" />
      ) : null}
    </>
  );
}

function StoreRanking({
  title,
  rows,
  stores,
  href,
  testId,
}: {
  title: string;
  rows: RankingRow[];
  stores: ReturnType<typeof useStoreRanking>;
  href: string;
  testId: string;
}) {
  const t = useTranslations('overview');
  const foot = (['notOpened', 'resting'] as const)
    .filter((why) => stores[why] > 0)
    .map((why) => t(why, { count: stores[why] }))
    .join(' ');
  return (
    <Ranking
      testId={testId}
      title={title}
      rows={rows}
      isLoading={stores.answer.isPending}
      error={stores.answer.error}
      onRetry={() => void stores.answer.refetch()}
      emptyText={t('emptyStores')}
      foot={foot || null}
      isStale={stores.answer.isPlaceholderData}
      action={
        <Link
          href={href}
          className="inline-flex min-h-7 items-center rounded-control max-md:-my-2 max-md:min-h-11 text-table font-medium text-accent underline-offset-4 hover:underline"
        >
          {t('seeAllStores')}
        </Link>
      }
    />
  );
}

function useWhose(storeIds: readonly string[] | null): string {
  const t = useTranslations();
  const { me, stores } = useSession();
  const whose = whoseFigures(me, stores, storeIds);
  switch (whose.of) {
    case 'tenant':
      return me.tenant.name;
    case 'store':
      return whose.name;
    case 'stores':
      return t('filters.storesChosen', { count: whose.count });
    case 'seller':
      return t('overview.ownSales');
  }
}
