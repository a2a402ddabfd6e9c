'use client';

import type { BundleList } from '@vitrine/contracts';
import { CalendarDays, Megaphone } from 'lucide-react';
import dynamic from 'next/dynamic';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { useWallClock } from '@/features/clock/clock-context';
import { standingOf } from '@/features/cross-sell/pair/standing';
import { StandingNote } from '@/features/cross-sell/pair/standing-note';
import type { Store } from '@/lib/api/types';
import { Button, IconButton } from '@/ui/button';

const CampaignDialog = dynamic(() => import('./campaign-dialog').then((module) => module.CampaignDialog), {
  ssr: false,
});

/** Every pair of the bundle is pinned between two days; once all are, that is what stands here. */
export function CampaignButton({ bundle, store }: { bundle: BundleList['items'][number]; store: Store }) {
  const t = useTranslations('crossSell.bundles');
  const { day } = useWallClock(store.timeZone);
  const [isOpen, setOpen] = useState(false);
  const name = bundle.products.map((product) => product.name ?? product.productId).join(' + ');
  const standings = bundle.decisions.map((decision, at) =>
    standingOf({ decision, inAllStores: bundle.inAllStores[at] ?? decision }, day),
  );
  const [first] = standings;
  const isPinned = standings.every(({ kind, when }) => kind === 'pin' && when !== 'over');
  return (
    <div className="flex shrink-0 items-center gap-2 md:w-56 md:justify-end">
      {first && isPinned ? (
        <>
          <span className="text-hint">
            <StandingNote standing={first} />
          </span>
          <IconButton label={t('changeOf', { name })} data-testid="campaign-dates" onClick={() => setOpen(true)}>
            <CalendarDays size={16} strokeWidth={1.75} aria-hidden />
          </IconButton>
        </>
      ) : (
        <Button
          aria-label={t('campaignOf', { name })}
          onClick={() => setOpen(true)}
          data-testid="campaign"
          className="max-md:flex-1"
        >
          <Megaphone size={16} strokeWidth={1.75} aria-hidden />
          {t('campaign')}
        </Button>
      )}
      {isOpen ? (
        <CampaignDialog bundle={bundle} store={store} isRunning={isPinned} onClose={() => setOpen(false)} />
      ) : null}
    </div>
  );
}
