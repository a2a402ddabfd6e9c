'use client';

import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useEffect } from 'react';
import { useSession } from '@/features/session/session-context';
import { Button } from '@/ui/button';
import { NextPage } from '@/ui/next-page';
import { RowsSkeleton } from '@/ui/skeleton';
import { Empty, ReadingFailed } from '@/ui/states';
import { useBegin, useUndo } from '../actions/act-context';
import { offeredActions } from '../actions/offered-actions';
import { AlertRow } from './alert-row';
import { BulkBar } from './bulk-bar';
import { type InboxKey, pointedAt, stepFrom } from './inbox-keys';
import { InboxTabs } from './inbox-tabs';
import type { useInbox } from './use-inbox';
import { useInboxKeys } from './use-inbox-keys';

type Inbox = ReturnType<typeof useInbox>;

/** The list of one part of the inbox, with its keys. */
export function InboxList({ inbox, openId }: { inbox: Inbox; openId: string | undefined }) {
  const { tab, list, chosen, clear, open } = inbox;
  useKeys(inbox, openId);
  return (
    <div className="card flex min-w-0 flex-col overflow-clip p-0!" data-testid="inbox">
      <InboxTabs tab={tab} counts={list.data?.pages[0]?.counts} onChoose={open} />
      <BulkBar chosen={chosen} onClear={clear} />
      <Rows inbox={inbox} openId={openId} />
    </div>
  );
}

function Rows({ inbox, openId }: { inbox: Inbox; openId: string | undefined }) {
  const t = useTranslations('alerts');
  const { list, alerts, chosen, choose, markedId, setMarkedId, search, tab, open } = inbox;
  if (list.isPending)
    return (
      <div className="px-4">
        <RowsSkeleton rows={6} rowClass="h-16" />
      </div>
    );
  if (list.isError && !list.data) return <ReadingFailed error={list.error} onRetry={() => void list.refetch()} />;
  if (alerts.length === 0)
    return (
      <Empty
        title={t(`empty.${tab}`)}
        help={t(`empty.help.${tab}`)}
        {...(tab === 'open' ? { action: <Button onClick={() => open('all')}>{t('empty.seeAll')}</Button> } : {})}
      />
    );
  return (
    <>
      <ul className="flex flex-col">
        {alerts.map((alert) => (
          <AlertRow
            key={alert.id}
            alert={alert}
            href={`/alerts/${alert.id}${search}`}
            isOpen={alert.id === openId}
            isMarked={alert.id === markedId}
            isChosen={chosen.includes(alert)}
            onChoose={() => choose(alert.id)}
            onOpen={() => setMarkedId(null)}
          />
        ))}
      </ul>
      <div className="flex flex-col px-4 pb-4">
        <NextPage list={list} />
      </div>
    </>
  );
}

function useKeys({ alerts, markedId, setMarkedId, chosen, choose, search }: Inbox, openId: string | undefined): void {
  const router = useRouter();
  const { me } = useSession();
  const begin = useBegin();
  const undo = useUndo();
  const ids = alerts.map(({ id }) => id);
  const pointedId = pointedAt(ids, markedId, openId);
  const marked = alerts.find(({ id }) => id === pointedId);
  useInboxKeys((key: InboxKey) => {
    if (key === 'next' || key === 'previous') {
      setMarkedId(stepFrom(ids, pointedId, key === 'next' ? 1 : -1));
    } else if (key === 'open') {
      if (marked) router.push(`/alerts/${marked.id}${search}`);
    } else if (key === 'mark') {
      if (marked) choose(marked.id);
    } else if (key === 'undo') {
      undo();
    } else {
      const targets = chosen.length > 0 ? chosen : marked ? [marked] : [];
      begin(
        key,
        targets.filter((alert) => offeredActions(alert, me).includes(key)),
      );
    }
  });
  useEffect(() => {
    if (markedId)
      document.querySelector(`[data-testid="alert-row"][data-id="${markedId}"]`)?.scrollIntoView({ block: 'nearest' });
  }, [markedId]);
}
