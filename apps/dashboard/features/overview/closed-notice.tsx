'use client';

import { addDays } from '@vitrine/domain';
import { Moon } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useBusinessClock } from '@/features/clock/clock-context';
import { useChosenStores } from '@/features/filters/use-chosen-stores';
import { useFilters } from '@/features/filters/use-filters';
import { useFreshness } from '@/features/live/use-freshness';
import { useSession } from '@/features/session/session-context';
import { openState } from '@/lib/opening-hours';
import { Banner } from '@/ui/banner';
import { Button } from '@/ui/button';

/** At night the screen says so instead of looking broken, and names what still sells. */
export function ClosedNotice() {
  const t = useTranslations('overview');
  const { stores, formats } = useSession();
  const { isToday, setFilters } = useFilters();
  const chosen = useChosenStores();
  const clock = useBusinessClock();
  const { cause } = useFreshness();
  const shown = stores.filter(({ id, access }) => access === 'full' && (chosen?.includes(id) ?? true));
  const states = shown.map((store) => ({ store, state: openState(store.hours, clock) }));
  const shops = states.filter(({ store }) => store.hours.length > 0);
  const isAnyShopOpen = shops.some(({ state }) => state.open && state.until !== null);
  if (!isToday || shops.length === 0 || isAnyShopOpen) return null;

  const next = shops
    .flatMap(({ state }) => (!state.open && state.opensOn ? [`${state.opensOn} ${state.opensAt}`] : []))
    .sort()[0];
  if (!next) return null;
  const [day = '', time = ''] = next.split(' ');
  const when =
    day === clock.day
      ? t('whenToday')
      : day === addDays(clock.day, 1)
        ? t('whenTomorrow')
        : formats.period({ from: day, to: day });
  const stillSelling = states.find(({ state }) => state.open);

  return (
    <Banner
      tone="quiet"
      icon={Moon}
      data-testid="closed"
      action={<Button onClick={() => void setFilters({ period: 'yesterday' })}>{t('viewYesterday')}</Button>}
    >
      <strong className="font-semibold">{t('closed')}</strong>{' '}
      <span className="text-text-2">
        {t('closedUntil', { when, time })}{' '}
        {cause !== null
          ? t('closedLate')
          : stillSelling
            ? t('closedOnline', { store: stillSelling.store.name })
            : t('closedNoHours')}
      </span>
    </Banner>
  );
}
