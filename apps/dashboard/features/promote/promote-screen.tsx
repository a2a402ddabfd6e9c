'use client';

import { useTranslations } from 'next-intl';
import { parseAsString, useQueryState } from 'nuqs';
import { OfflineNotes, useKeepPage } from '@/features/offline/offline-notes';
import { OneStoreScreen } from '@/features/one-store/one-store-screen';
import type { Store } from '@/lib/api/types';
import { useHeldOut, usePromoteList } from './answers/use-promote';
import { CompanionsPanel } from './companions-panel';
import { FindBox } from './find/find-box';
import { loadScanDialog } from './find/use-scan-dialog';
import { HeldOut } from './held-out';
import { OffersProvider, useOffers } from './offers/offers-context';
import { TodayPanel } from './today-panel';

/** What do I offer to this customer? */
export function PromoteScreen() {
  const t = useTranslations('promote');
  return (
    <OneStoreScreen title={t('title')} subtitle={t('subtitle')}>
      {(store) => (
        <OffersProvider>
          <Promote key={store.id} store={store} />
        </OffersProvider>
      )}
    </OneStoreScreen>
  );
}

function Promote({ store }: { store: Store }) {
  useKeepPage(loadScanDialog); // without a network it would not come
  const { waiting } = useOffers();
  const [inHand, setInHand] = useQueryState('with', parseAsString.withOptions({ history: 'push', scroll: false }));
  const list = usePromoteList(store);
  const items = list.data?.value.items ?? [];
  const isHeld = useHeldOut(store, list.data?.value.holdout);
  return (
    <>
      <OfflineNotes keptAt={list.data?.keptAt ?? null} waiting={waiting} />
      {isHeld ? (
        <HeldOut />
      ) : (
        <div className="flex flex-col gap-3 lg:gap-4">
          <FindBox
            items={items}
            isOffline={(list.data?.keptAt ?? null) !== null}
            onFound={(id) => void setInHand(id)}
          />
          {inHand ? (
            <CompanionsPanel key={inHand} store={store} productId={inHand} onClose={() => void setInHand(null)} />
          ) : null}
          <TodayPanel store={store} list={list} onInHand={(id) => void setInHand(id)} />
        </div>
      )}
    </>
  );
}
