'use client';

import { useTranslations } from 'next-intl';
import { useMemo } from 'react';
import { useCoverageNote } from '@/features/figures/words/use-coverage-note';
import { useFilters } from '@/features/filters/use-filters';
import { FirstUse } from '@/features/first-use/first-use';
import { isFirstUse } from '@/features/first-use/is-first-use';
import { useLive } from '@/features/live/live-provider';
import { useSession } from '@/features/session/session-context';
import { type Comparison, useComparison } from '@/features/stores/comparison/use-comparison';
import { type TableView, useTableView } from '@/features/stores/view/use-table-view';
import { seesStores } from '@/lib/access';
import { Button } from '@/ui/button';
import { PageHead } from '@/ui/page-head';
import { RowsSkeleton } from '@/ui/skeleton';
import { Empty, NotAllowed, ReadingFailed } from '@/ui/states';
import { EffectsPanel } from './effects-panel';
import { HeatMap } from './heat/heat-map';
import { NetworkNote } from './network-note';
import { PickBar } from './pick-bar';
import { SameStores, SameStoresNote } from './same-stores';
import { SideBySide } from './side-by-side';
import { sortRows } from './sort-rows';
import { StoreCards } from './store-cards';
import { StoreTable } from './store-table';
import { TableTools } from './table-tools';

/** Which stores are off, and is it traffic, basket or price? */
export function StoresScreen() {
  const t = useTranslations('stores');
  const { me, stores, formats } = useSession();
  const { snapshot } = useLive();
  const view = useTableView();
  const comparison = useComparison(view);
  const missing = useCoverageNote(comparison.byStore.data, comparison.total);
  const rows = useMemo(
    () => sortRows(comparison.rows, view.sort, view.dir, formats.collator),
    [comparison.rows, view.sort, view.dir, formats.collator],
  );
  if (!seesStores(me)) return <NotAllowed isPage className="min-h-[60dvh]" />;
  if (isFirstUse(me, stores, snapshot)) return <FirstUse title={t('title')} />;
  const picked = rows.filter((row) => view.pick.includes(row.id));

  return (
    <>
      <PageHead title={t('title')} subtitle={t('subtitle')}>
        <TableTools view={view} rows={rows} />
        <div className="md:hidden">
          <SameStores view={view} />
        </div>
      </PageHead>
      {comparison.isNetwork ? <NetworkNote network={comparison.byStore.data?.network} /> : null}
      <SameStoresNote comparable={comparison.comparable} />
      {missing ? (
        <p role="status" data-testid="coverage-note" className="mb-4 text-table text-text-2">
          {missing}.
        </p>
      ) : null}
      <Table comparison={comparison} rows={rows} view={view} />
      {picked.length >= 2 ? <SideBySide rows={picked} view={view} /> : null}
      <div className="mt-3 grid items-start gap-3 lg:mt-4 lg:gap-4 2xl:grid-cols-[minmax(0,1.7fr)_minmax(0,1fr)]">
        <HeatMap comparison={comparison} rows={rows} />
        <EffectsPanel comparison={comparison} rows={rows} />
      </div>
      <PickBar view={view} count={picked.length} />
    </>
  );
}

function Table({ comparison, rows, view }: { comparison: Comparison; rows: Comparison['rows']; view: TableView }) {
  const t = useTranslations();
  const { isWholeScope, setFilters } = useFilters();
  const { byStore } = comparison;
  if (byStore.isPending) {
    return (
      <div className="card p-4 lg:p-5">
        <RowsSkeleton rows={12} />
      </div>
    );
  }
  if (byStore.isError && rows.length === 0) {
    return (
      <div className="card">
        <ReadingFailed error={byStore.error} onRetry={() => void byStore.refetch()} />
      </div>
    );
  }
  if (rows.length === 0) {
    return (
      <div className="card">
        {comparison.comparable ? (
          <Empty
            title={t('stores.sameEmpty')}
            help={t('stores.sameHelp')}
            action={<Button onClick={() => void view.setView({ same: null })}>{t('stores.sameOff')}</Button>}
          />
        ) : isWholeScope ? (
          <Empty title={t('stores.empty')} help={t('states.emptyFirstHelp')} />
        ) : (
          <Empty
            title={t('stores.filteredEmpty')}
            help={t('stores.filteredEmptyHelp')}
            action={<Button onClick={() => void setFilters({ store: [], region: [] })}>{t('filters.clear')}</Button>}
          />
        )}
      </div>
    );
  }
  return (
    <>
      <StoreTable comparison={comparison} rows={rows} view={view} />
      <StoreCards comparison={comparison} rows={rows} view={view} />
    </>
  );
}
