'use client';

import { useTranslations } from 'next-intl';
import { useMemo } from 'react';
import { useCourse } from '@/features/figures/answers/use-course';
import { type Subject, usePerformance } from '@/features/figures/answers/use-performance';
import { KpiGrid } from '@/features/figures/cards/kpi-grid';
import { useTop } from '@/features/figures/rankings/use-top';
import { SalesPanel } from '@/features/figures/sales/sales-panel';
import { useFilters } from '@/features/filters/use-filters';
import { useSession } from '@/features/session/session-context';
import { seesSellers, seesStores } from '@/lib/access';
import type { Filters, Store } from '@/lib/api/types';
import { NotAllowed } from '@/ui/states';
import { ShareTable } from './share-table';
import { StoreHead } from './store-head';

const SHOWN = 20;

/** One store: its day, its hours, who sells and what is sold. Of another's store only the totals. */
export function StoreScreen({ store }: { store: Store }) {
  const { me } = useSession();
  // a seller's figures under the store's name would pass for the store's
  return seesStores(me) ? <StoreDay store={store} /> : <NotAllowed isPage className="min-h-[60dvh]" />;
}

function StoreDay({ store }: { store: Store }) {
  const subject = useSubject(store);
  const performance = usePerformance(subject);
  const course = useCourse(performance, subject);
  return (
    <>
      <StoreHead store={store} />
      <KpiGrid performance={performance} course={course} storeIds={subject.storeIds} linksToStores={false} />
      <div className="mt-3 lg:mt-4">
        <SalesPanel performance={performance} course={course} />
      </div>
      {store.access === 'totals' ? <TotalsOnly /> : <Shares filters={subject.filters} />}
    </>
  );
}

function useSubject({ id, access }: Store): Subject {
  return useMemo(() => {
    const filters: Filters = [{ dimension: 'store', in: [id] }];
    return { filters, storeIds: [id], isNetwork: access === 'totals' };
  }, [id, access]);
}

/** Another's store: its sellers and products are not told. */
function TotalsOnly() {
  const t = useTranslations('store');
  return (
    <div className="card mt-3 lg:mt-4">
      <NotAllowed title={t('totalsOnly')} help={t('totalsOnlyHelp')} />
    </div>
  );
}

function Shares({ filters }: { filters: Filters }) {
  const t = useTranslations('store');
  const { me } = useSession();
  const { hasToday } = useFilters();
  const hasSellers = seesSellers(me);
  const sellers = useTop('seller', filters, { limit: SHOWN, isEnabled: hasSellers });
  const products = useTop('product', filters, { limit: SHOWN });
  return (
    <div className="mt-3 grid items-start gap-3 lg:mt-4 lg:gap-4 xl:grid-cols-2">
      {hasSellers ? (
        <ShareTable
          title={t('sellers')}
          nameColumn={t('seller')}
          countMetric="tickets"
          top={sellers}
          emptyText={t('emptySellers')}
          isPartial={hasToday}
          testId="store-sellers"
        />
      ) : null}
      <ShareTable
        title={t('products')}
        nameColumn={t('product')}
        countMetric="units"
        top={products}
        emptyText={t('emptyProducts')}
        isPartial={hasToday}
        testId="store-products"
      />
    </div>
  );
}
