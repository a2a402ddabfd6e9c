'use client';

import type { PairDecisionItem } from '@vitrine/contracts';
import { useTranslations } from 'next-intl';
import { useWallClock } from '@/features/clock/clock-context';
import type { Choice } from '@/features/cross-sell/pair/places';
import { whenOf } from '@/features/cross-sell/pair/standing';
import { useSession } from '@/features/session/session-context';
import type { Store } from '@/lib/api/types';

/** What was decided, from when on, and in how many stores. */
export function useDecidedWords({ timeZone }: Pick<Store, 'timeZone'>) {
  const t = useTranslations('crossSell.decided');
  const { formats } = useSession();
  const { day } = useWallClock(timeZone);
  return ({ decision, from, to }: Choice, places: readonly Pick<PairDecisionItem, 'storeId'>[]): string => {
    const stores = new Set(places.map(({ storeId }) => storeId)).size;
    const where = stores > 1 ? ` ${t('stores', { count: stores })}` : '';
    if (decision === 'none') return t('none') + where;
    const when = whenOf({ from, to }, day);
    if (when === 'over') return t('over', { date: formats.date(to ?? '') }) + where;
    return (when === 'later' ? t(`${decision}Later`, { date: formats.date(from ?? '') }) : t(decision)) + where;
  };
}
