'use client';

import { addDays } from '@vitrine/domain';
import { ChevronLeft } from 'lucide-react';
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { useWallClock } from '@/features/clock/clock-context';
import { useFilterSearch } from '@/features/filters/use-filter-search';
import { useSession } from '@/features/session/session-context';
import type { Store } from '@/lib/api/types';
import { openState } from '@/lib/opening-hours';
import { cn } from '@/ui/cn';
import { PageHead } from '@/ui/page-head';

/** The way back with the filters kept, the name, and whether it is open by its own clock. */
export function StoreHead({ store }: { store: Store }) {
  const t = useTranslations('store');
  const { formats, me } = useSession();
  const search = useFilterSearch();
  const place = [store.city, store.state].filter(Boolean).join(', ');
  const hasOwnZone = store.timeZone !== me.tenant.timeZone;
  const facts = [
    place,
    store.region,
    store.areaM2 ? t('area', { area: formats.figure(store.areaM2, 'count') }) : '',
    store.openedOn ? t('opened', { date: formats.date(store.openedOn) }) : '',
    hasOwnZone ? store.timeZone.replaceAll('_', ' ') : '',
  ].filter(Boolean);

  return (
    <>
      <Link
        href={`/stores${search}`}
        className="-ml-1.5 mb-1 inline-flex min-h-8 max-md:min-h-11 items-center gap-1 rounded-control pl-1 pr-2 text-table text-text-2 hover:text-text"
      >
        <ChevronLeft size={16} strokeWidth={1.75} aria-hidden />
        {t('back')}
      </Link>
      <PageHead title={store.name} subtitle={facts.join(' · ')}>
        {store.access === 'full' ? <OpenBadge store={store} /> : null}
      </PageHead>
    </>
  );
}

function OpenBadge({ store }: { store: Store }) {
  const t = useTranslations();
  const { formats } = useSession();
  const clock = useWallClock(store.timeZone);
  const state = openState(store.hours, clock);
  const words = (() => {
    if (state.open) return state.until === null ? t('store.openAlways') : t('store.openUntil', { time: state.until });
    if (state.opensOn === null) return t('store.closed');
    const when =
      state.opensOn === clock.day
        ? t('overview.whenToday')
        : state.opensOn === addDays(clock.day, 1)
          ? t('overview.whenTomorrow')
          : formats.period({ from: state.opensOn, to: state.opensOn });
    return t('store.closedOpens', { when, time: state.opensAt });
  })();
  return (
    <span className="inline-flex h-8 items-center gap-2 rounded-full border border-line bg-surface px-3 text-table">
      <span aria-hidden className={cn('size-2 rounded-full', state.open ? 'bg-up' : 'bg-line-strong')} />
      {words}
    </span>
  );
}
