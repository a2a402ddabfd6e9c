'use client';

import type { AlertDetail } from '@vitrine/contracts';
import { ArrowLeft } from 'lucide-react';
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { parseAsString, useQueryState } from 'nuqs';
import { useEffect, useRef } from 'react';
import { useSession } from '@/features/session/session-context';
import { seesAlerts } from '@/lib/access';
import { ApiError } from '@/lib/api/client';
import { buttonClass } from '@/ui/button';
import { RowsSkeleton } from '@/ui/skeleton';
import { Empty, ReadingFailed } from '@/ui/states';
import { useAct } from '../api/use-act';
import { useAlert } from '../api/use-alerts';
import { AlertHead } from './alert-head';
import { AlertPanels } from './alert-panels';

/** One alert: what happened, what moved it, what to do, and who was told. */
export function AlertScreen({ id }: { id: string }) {
  const t = useTranslations('alerts');
  const { me } = useSession();
  const alert = useAlert(id, seesAlerts(me));
  useReadOnce(alert.data);
  return (
    <article aria-label={t('one')} className="flex min-w-0 flex-col gap-3" data-testid="alert">
      <BackToList />
      {alert.isPending ? (
        <div className="card p-4">
          <RowsSkeleton rows={8} />
        </div>
      ) : alert.data === undefined ? (
        <div className="card">
          <Missing error={alert.error} onRetry={() => void alert.refetch()} />
        </div>
      ) : (
        <>
          <AlertHead alert={alert.data} />
          <AlertPanels alert={alert.data} />
        </>
      )}
    </article>
  );
}

/** One that is not there, or no longer this person's to see, is no failure. */
function Missing({ error, onRetry }: { error: unknown; onRetry: () => void }) {
  const t = useTranslations('alerts');
  const isAbsent = error instanceof ApiError && error.status === 404;
  if (!isAbsent) return <ReadingFailed error={error} onRetry={onRetry} />;
  return (
    <Empty
      title={t('absent.title')}
      help={t('absent.help')}
      action={
        <Link href="/alerts" className={buttonClass('secondary')}>
          {t('back')}
        </Link>
      }
    />
  );
}

function BackToList() {
  const t = useTranslations('alerts');
  const [tab] = useQueryState('tab', parseAsString);
  return (
    <Link
      href={tab ? `/alerts?tab=${tab}` : '/alerts'}
      className="inline-flex min-h-11 items-center gap-2 self-start text-table font-medium text-accent lg:hidden"
    >
      <ArrowLeft size={16} strokeWidth={1.75} aria-hidden />
      {t('back')}
    </Link>
  );
}

/** Whoever has opened it has read it. */
function useReadOnce(alert: AlertDetail | undefined): void {
  const { mutate } = useAct();
  const readId = useRef<string>(undefined);
  const id = alert?.isUnread ? alert.id : undefined;
  useEffect(() => {
    if (id === undefined || readId.current === id) return;
    readId.current = id;
    mutate({ ids: [id], act: { action: 'read' } });
  }, [id, mutate]);
}
