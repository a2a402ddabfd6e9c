'use client';

import { CircleAlert } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useSession } from '@/features/frame/session-context';
import { hearsStream, seesFlow } from '@/lib/access';
import { useFreshness } from './use-freshness';

/** While sales wait, every screen says so above its numbers: what happened, since when, what it means for them. */
export function StalledNotice() {
  const t = useTranslations('live.stalled');
  const { me, formats } = useSession();
  const { level, cause, since } = useFreshness();
  const isStalled = level === 'lost' && since !== null && (cause === 'stuck' || cause === 'broker');
  if (!isStalled || !hearsStream(me)) return null;
  return (
    <div
      role="alert"
      data-testid="stalled"
      className="mb-4 flex items-start gap-3 rounded-card bg-critical-soft px-4 py-3 text-table"
    >
      <CircleAlert size={20} strokeWidth={1.75} aria-hidden className="shrink-0 text-critical" />
      <p className="max-w-[84ch]">
        <strong className="font-semibold">{t(cause, { since: formats.since(since) })}</strong>{' '}
        <span className="text-text-2">{t(seesFlow(me) ? 'operate' : 'tell')}</span>
      </p>
    </div>
  );
}
