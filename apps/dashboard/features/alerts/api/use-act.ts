'use client';

import { type InfiniteData, useMutation, useQueryClient } from '@tanstack/react-query';
import type { Alert, AlertActionResult, AlertList } from '@vitrine/contracts';
import { useTranslations } from 'next-intl';
import { callApi } from '@/lib/api/client';
import { explainProblem } from '@/lib/api/explain-problem';
import { type NoticeAction, notify } from '@/ui/notices/notify';
import type { Act } from './act';
import { replaceAlerts } from './replace-alerts';
import { undoOf } from './undo';

/** Does one thing with alerts. What was done stands at once where it is shown; what was refused is said in the api's words. What can be undone is offered so. */
export function useAct(onUndoable?: (undo: () => void) => void) {
  const client = useQueryClient();
  const t = useTranslations('alerts');
  const acting = useMutation({
    mutationFn: ({ ids, act }: { ids: readonly string[]; act: Act }) =>
      callApi<AlertActionResult>('/v1/alerts:act', {
        body: { ids, ...act },
        headers: { 'idempotency-key': crypto.randomUUID() },
      }),
    onSuccess: ({ done, refused }, { act }) => {
      const put = (list: InfiniteData<AlertList> | undefined) => list && replaceAlerts(list, done);
      client.setQueriesData<InfiniteData<AlertList>>({ queryKey: ['alerts', 'list'] }, put);
      if (act.action === 'read') return;
      const back = undoOf(act, done);
      const undo = back && (() => acting.mutate(back));
      if (undo) onUndoable?.(undo);
      tell(done, refused, t(`done.${act.action}`, { count: done.length }), undo && { label: t('undo'), run: undo });
    },
    onError: (error, { act }) => {
      if (act.action !== 'read') notify('error', explainProblem(error, t('offline')).sentence);
    },
    // Not waited for: a dialog would stand, and swallow the next action, until every list is there again.
    onSettled: () => void client.invalidateQueries({ queryKey: ['alerts'] }),
  });
  return acting;
}

function tell(
  done: readonly Alert[],
  refused: AlertActionResult['refused'],
  what: string,
  undo: NoticeAction | undefined,
): void {
  if (done.length > 0) notify('success', what, undo);
  for (const message of new Set(refused.map((one) => one.message))) notify('warning', message);
}
