'use client';

import { useTranslations } from 'next-intl';
import { useSession } from '@/features/session/session-context';
import type { MetricAnswer } from '@/lib/api/types';

/** How the other stores' figures were made: each part of the answer's account in a sentence. */
export function NetworkNote({ network }: { network: MetricAnswer['network'] }) {
  const t = useTranslations('stores');
  const { formats } = useSession();
  const count = network?.joined.length ?? 0;
  return (
    <p className="-mt-2 mb-4 text-table text-text-2">
      {t('networkNote')} {network?.through ? t('networkThrough', { day: formats.longDay(network.through) }) : null}{' '}
      {count > 0 ? t('networkJoined', { count }) : null}
    </p>
  );
}
