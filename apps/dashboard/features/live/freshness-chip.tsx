'use client';

import { useTranslations } from 'next-intl';
import { useSession } from '@/features/session/session-context';
import { hearsStream } from '@/lib/access';
import { cn } from '@/ui/cn';
import { Popup } from '@/ui/popup';
import type { Freshness } from './freshness';
import { useLive } from './live-provider';
import { useFreshness } from './use-freshness';

const dots: Record<Freshness['level'], string> = {
  waiting: 'bg-line-strong',
  fresh: 'bg-up',
  late: 'bg-warn',
  lost: 'bg-critical',
};
const words: Record<Freshness['level'], string> = {
  waiting: 'text-text-2',
  fresh: 'text-text-2',
  late: 'text-warn',
  lost: 'text-critical',
};

const JUST_NOW_S = 5;

/** "Atualizado há 12 s": amber when data are a minute late, red after five or when sales wait; opened, it says what is late. */
export function FreshnessChip() {
  const t = useTranslations('live');
  const { status } = useLive();
  const { me } = useSession();
  const freshness = useFreshness();
  const text = useAgeText(freshness);
  if (!hearsStream(me)) return null;
  const shown = status === 'offline' && freshness.level === 'fresh' ? 'late' : freshness.level;
  return (
    <Popup
      label={t('details')}
      align="end"
      className="w-[320px] p-4"
      trigger={
        <button
          type="button"
          data-testid="freshness"
          data-level={shown}
          data-status={status}
          className="tabular inline-flex h-9 max-md:h-11 items-center gap-2 rounded-full px-2.5 text-table transition-colors duration-150 hover:bg-sunken"
        >
          <span aria-hidden className={cn('size-2 shrink-0 rounded-full', dots[shown])} />
          <span className={cn('min-w-[9.2em] whitespace-nowrap text-left', words[shown])}>
            {text}
            {status === 'polling' ? (
              <span className="block text-hint leading-tight text-text-2">{t('polling')}</span>
            ) : null}
          </span>
        </button>
      }
    >
      <p className="font-semibold">{t('details')}</p>
      <Details freshness={freshness} />
    </Popup>
  );
}

/** How old the figures are, or since when nothing comes, in a few words. */
function useAgeText({ level, cause, seconds, since }: Freshness): string {
  const t = useTranslations('live');
  const { status } = useLive();
  const { formats } = useSession();
  if (status === 'offline') return t('offline');
  if (level === 'waiting') return t(status === 'polling' ? 'nothingYet' : 'waiting');
  if (since !== null) return t('stoppedSince', { since: formats.since(since) });
  const age = formats.age(seconds);
  if (cause === 'behind') return t('dataLate', { age });
  return seconds < JUST_NOW_S ? t('updatedNow') : t('updatedAgo', { age });
}

/** The line, what is late, the last sale and how long it took. */
function Details({ freshness: { level, cause, seconds } }: { freshness: Freshness }) {
  const t = useTranslations('live');
  const { status, snapshot, lagMs, flow } = useLive();
  const { formats } = useSession();
  const age = formats.age(seconds);
  return (
    <div className="mt-2 flex flex-col gap-2 text-table text-text-2">
      <p>{t(`states.${status}`)}</p>
      {cause === null ? null : (
        <p className={words[level]}>{t(`lateWhat.${cause}`, { count: flow?.waiting ?? 0, age })}</p>
      )}
      <p>{snapshot?.lastSaleAt ? t('lastSale', { time: formats.time(snapshot.lastSaleAt) }) : t('noSaleYet')}</p>
      {lagMs === null ? null : <p>{t('lag', { lag: formats.milliseconds(lagMs) })}</p>}
    </div>
  );
}
