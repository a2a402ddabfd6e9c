'use client';

import { CircleAlert, WifiOff } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useSession } from '@/features/frame/session-context';
import { hearsStream, seesFlow } from '@/lib/access';
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
      <div
        role="status"
        data-testid="offline"
        className="mb-4 flex items-start gap-3 rounded-card bg-warn-soft px-4 py-3 text-table"
      >
        <WifiOff size={20} strokeWidth={1.75} aria-hidden className="shrink-0 text-warn" />
        <p className="max-w-[84ch]">
          {heardAt === null ? t('offlineEmpty') : t('offlineSince', { time: formats.since(heardAt) })}
        </p>
      </div>
    );
  }
  if (level !== 'lost' || since === null || (cause !== 'stuck' && cause !== 'broker')) return null;
  return (
    <div
      role="alert"
      data-testid="stalled"
      className="mb-4 flex items-start gap-3 rounded-card bg-critical-soft px-4 py-3 text-table"
    >
      <CircleAlert size={20} strokeWidth={1.75} aria-hidden className="shrink-0 text-critical" />
      <p className="max-w-[84ch]">
        <strong className="font-semibold">{t(`stalled.${cause}`, { since: formats.since(since) })}</strong>{' '}
        <span className="text-text-2">{t(seesFlow(me) ? 'stalled.operate' : 'stalled.tell')}</span>
      </p>
    </div>
  );
}
