'use client';

import { CircleAlert, WifiOff } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useSession } from '@/features/session/session-context';
import { hearsStream, seesFlow } from '@/lib/access';
import { Banner } from '@/ui/banner';
import { useLive } from './live-provider';
import { useFreshness } from './use-freshness';

/** Above the numbers of every screen, while they lack something: what happened, since when, what it means for them. */
export function LateNotice() {
  const t = useTranslations('live');
  const { me, formats } = useSession();
  const { status, heardAt } = useLive();
  const { level, cause, since } = useFreshness();
  if (!hearsStream(me)) return null;
  if (status === 'offline') {
    return (
      <Banner tone="warn" icon={WifiOff} data-testid="offline">
        {heardAt === null ? t('offlineEmpty') : t('offlineSince', { time: formats.since(heardAt) })}
      </Banner>
    );
  }
  if (level !== 'lost' || since === null) return null;
  if (cause !== 'stuck' && cause !== 'broker' && cause !== 'heldBack') return null;
  return (
    <Banner tone="critical" icon={CircleAlert} data-testid="stalled">
      <strong className="font-semibold">{t(`stalled.${cause}`, { since: formats.since(since) })}</strong>{' '}
      <span className="text-text-2">{t(seesFlow(me) ? 'stalled.operate' : 'stalled.tell')}</span>
    </Banner>
  );
}
