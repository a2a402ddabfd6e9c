'use client';

import { CircleCheck } from 'lucide-react';
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { useSession } from '@/features/session/session-context';
import { seesAlerts } from '@/lib/access';
import { cn } from '@/ui/cn';
import { Skeleton } from '@/ui/skeleton';
import { useOpenAlerts } from '../api/use-alerts';
import { mostUrgent } from '../words/alert-state';
import { LevelMark } from '../words/level-mark';
import { useBilingual } from '../words/use-bilingual';
import { useStateWords } from '../words/use-state-words';

const SHOWN = 3;

/** What needs me now: the three open alerts that matter most. Its height is the same with and without them. */
export function AlertStrip() {
  const t = useTranslations('alerts.strip');
  const { me } = useSession();
  const isAllowed = seesAlerts(me);
  const { data, isPending, isError } = useOpenAlerts(isAllowed);
  if (!isAllowed || (isError && !data)) return null; // the figures below stand by themselves
  const shown = mostUrgent(data?.items ?? [], SHOWN);
  const more = (data?.counts.open ?? 0) - shown.length;
  return (
    <section aria-label={t('label')} data-testid="alert-strip" className="mb-3 lg:mb-4">
      {isPending ? (
        <Skeleton className="h-[72px] w-full rounded-card" />
      ) : shown.length === 0 ? (
        <p className="card flex min-h-[44px] items-center gap-2.5 px-4 py-2.5 text-table text-text-2">
          <CircleCheck size={16} strokeWidth={1.75} aria-hidden className="shrink-0 text-up" />
          {t('none')}
        </p>
      ) : (
        <>
          <ul className="grid gap-2 md:grid-cols-3">
            {shown.map((alert) => (
              <Entry key={alert.id} alert={alert} />
            ))}
          </ul>
          {more > 0 ? (
            <Link
              href="/alerts"
              className="mt-1 inline-flex min-h-7 items-center text-table font-medium text-accent underline-offset-4 hover:underline max-md:min-h-11"
            >
              {t('more', { count: more })}
            </Link>
          ) : null}
        </>
      )}
    </section>
  );
}

function Entry({ alert }: { alert: NonNullable<ReturnType<typeof useOpenAlerts>['data']>['items'][number] }) {
  const { formats } = useSession();
  const say = useBilingual();
  const stateOf = useStateWords();
  return (
    <li className="min-w-0">
      <Link
        href={`/alerts/${alert.id}`}
        className="card flex h-full min-h-[72px] items-start gap-2.5 p-3 transition-colors duration-150 hover:bg-sunken"
      >
        <LevelMark level={alert.level} />
        <span className="min-w-0">
          <span className={cn('line-clamp-2 break-words text-table', alert.isUnread && 'font-semibold')}>
            {say(alert.headline)}
          </span>
          <span className="tabular mt-0.5 block text-hint text-text-2">
            {stateOf(alert)} · {formats.since(Date.parse(alert.changedAt), alert.subject.timeZone)}
          </span>
        </span>
      </Link>
    </li>
  );
}
