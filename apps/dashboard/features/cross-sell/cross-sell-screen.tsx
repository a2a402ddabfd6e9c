'use client';

import { useTranslations } from 'next-intl';
import { FirstUse } from '@/features/first-use/first-use';
import { isFirstUse } from '@/features/first-use/is-first-use';
import { useLive } from '@/features/live/live-provider';
import { OneStorePicker } from '@/features/one-store/one-store-picker';
import { useOneStore } from '@/features/one-store/use-one-store';
import { useSession } from '@/features/session/session-context';
import { managesOffers } from '@/lib/access';
import type { Store } from '@/lib/api/types';
import { cn } from '@/ui/cn';
import { PageHead } from '@/ui/page-head';
import { NotAllowed } from '@/ui/states';
import { BundlesPanel } from './bundles/bundles-panel';
import { EffectPanel } from './effect/effect-panel';
import { PairsPanel } from './pairs/pairs-panel';
import { crossLists, usePairView } from './view/use-pair-view';

/** What should we offer together, and does it work? */
export function CrossSellScreen() {
  const t = useTranslations('crossSell');
  const { me, stores } = useSession();
  const { snapshot } = useLive();
  const one = useOneStore();
  if (!managesOffers(me)) return <NotAllowed isPage className="min-h-[60dvh]" />;
  if (isFirstUse(me, stores, snapshot)) return <FirstUse title={t('title')} />;
  return (
    <>
      <PageHead title={t('title')} subtitle={t('subtitle')}>
        <OneStorePicker of={one} />
      </PageHead>
      <EffectPanel />
      {one.store ? <Lists key={one.store.id} store={one.store} /> : null}
    </>
  );
}

/** Pairs, or the bundles of the night. */
function Lists({ store }: { store: Store }) {
  const t = useTranslations('crossSell.lists');
  const { list, setView } = usePairView();
  return (
    <>
      <fieldset aria-label={t('label')} className="mb-3 flex gap-1 border-b border-line">
        {crossLists.map((one) => (
          <button
            key={one}
            type="button"
            aria-pressed={list === one}
            data-testid={`list-${one}`}
            onClick={() => void setView({ list: one })}
            className={cn(
              '-mb-px inline-flex min-h-10 items-center border-b-2 px-3 text-body max-md:min-h-11',
              list === one ? 'border-accent font-medium' : 'border-transparent text-text-2 hover:text-text',
            )}
          >
            {t(one)}
          </button>
        ))}
      </fieldset>
      {list === 'pairs' ? <PairsPanel store={store} /> : <BundlesPanel store={store} />}
    </>
  );
}
