'use client';

import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { useMemo } from 'react';
import { useCourse } from '@/features/figures/answers/use-course';
import { usePerformance } from '@/features/figures/answers/use-performance';
import { KpiGrid } from '@/features/figures/cards/kpi-grid';
import { Ranking, type RankingRow } from '@/features/figures/rankings/ranking';
import { useTop } from '@/features/figures/rankings/use-top';
import { SalesPanel } from '@/features/figures/sales/sales-panel';
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
  const { me, formats } = useSession();
  const { filters, period, isToday, today } = useFilters();
  const subject = useSubject();
  const whose = useWhose(subject.storeIds);
  const performance = usePerformance(subject);
  const course = useCourse(performance, subject);
  const stores = useStoreRanking();
  const products = useTop('product', filters, { limit: SHOWN });
  const sellers = useTop('seller', filters, { limit: SHOWN, isEnabled: seesSellers(me) });
  const search = useFilterSearch();
  // six stores are three and three, not five and one
  const sold = stores.rows.some(({ share }) => share > 0) ? stores.rows : []; // all at zero is no order
  const shown = Math.min(SHOWN, Math.ceil(sold.length / 2));
  const top = sold.slice(0, shown);
  const bottom = sold.slice(shown).slice(-SHOWN).reverse();
  const showsStores =
    seesStores(me) && (stores.answer.isPending || stores.rows.length + stores.notOpened + stores.resting > 1);

  return (
    <>
      <PageHead
        title={t('title')}
        subtitle={`${whose} · ${isToday ? formats.longDay(today) : formats.period(period)}`}
      />
      <ClosedNotice />
      <KpiGrid performance={performance} course={course} />
      <div className="mt-3 lg:mt-4">
        <SalesPanel performance={performance} course={course} pullerOf={stores.pullerOf} />
      </div>
      <div className="mt-3 grid gap-3 lg:mt-4 md:grid-cols-2 lg:gap-4">
        {showsStores ? (
          <>
            <StoreRanking
              title={t('topStores')}
              rows={top}
              stores={stores}
              href={`/stores${search}`}
              testId="top-stores"
            />
            {bottom.length > 0 || stores.answer.isPending ? (
              <StoreRanking
                title={t('bottomStores')}
                rows={bottom}
                stores={stores}
                href={`/stores${search}`}
                testId="bottom-stores"
              />
            ) : null}
          </>
        ) : null}
        <Ranking
          testId="top-products"
          title={t('topProducts')}
          rows={products.rows}
          isLoading={products.answer.isPending}
          error={products.answer.error}
          onRetry={() => void products.answer.refetch()}
          emptyText={t('emptyProducts')}
          isStale={products.answer.isPlaceholderData}
        />
        {seesSellers(me) ? (
          <Ranking
            testId="top-sellers"
            title={t('topSellers')}
            rows={sellers.rows}
            isLoading={sellers.answer.isPending}
            error={sellers.answer.error}
            onRetry={() => void sellers.answer.refetch()}
            emptyText={t('emptySellers')}
            isStale={sellers.answer.isPlaceholderData}
          />
        ) : null}
      </div>
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

/** The stores behind the filters, by id: regions are what their stores are. */
function useSubject() {
  const { stores } = useSession();
  const { filters, storeIds, regions } = useFilters();
  return useMemo(() => {
    if (storeIds.length === 0 && regions.length === 0) return { filters, storeIds: null };
    const chosen = stores.filter(
      (store) =>
        (storeIds.length === 0 || storeIds.includes(store.id)) &&
        (regions.length === 0 || regions.includes(store.region)),
    );
    return { filters, storeIds: chosen.map((store) => store.id) };
  }, [stores, filters, storeIds, regions]);
}
