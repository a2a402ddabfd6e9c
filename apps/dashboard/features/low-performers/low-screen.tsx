'use client';

import { useTranslations } from 'next-intl';
import { FirstUse } from '@/features/first-use/first-use';
import { isFirstUse } from '@/features/first-use/is-first-use';
import { useLive } from '@/features/live/live-provider';
import { OneStorePicker } from '@/features/one-store/one-store-picker';
import { useOneStore } from '@/features/one-store/use-one-store';
import { useSession } from '@/features/session/session-context';
import { managesOffers } from '@/lib/access';
import { PageHead } from '@/ui/page-head';
import { NotAllowed } from '@/ui/states';
import { LowPanel } from './low-panel';

/** What sells less here than elsewhere, why, and what to do? */
export function LowScreen() {
  const t = useTranslations('lowPerformers');
  const { me, stores } = useSession();
  const { snapshot } = useLive();
  const one = useOneStore();
  if (!managesOffers(me) || one.store === undefined) return <NotAllowed isPage className="min-h-[60dvh]" />;
  if (isFirstUse(me, stores, snapshot)) return <FirstUse title={t('title')} />;
  return (
    <>
      <PageHead title={t('title')} subtitle={t('subtitle')}>
        <OneStorePicker of={one} />
      </PageHead>
      <LowPanel key={one.store.id} store={one.store} />
    </>
  );
}
