'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { PairDecisionItem } from '@vitrine/contracts';
import { useTranslations } from 'next-intl';
import { ApiError, callApi } from '@/lib/api/client';
import { explainProblem } from '@/lib/api/explain-problem';
import { notify } from '@/ui/notices/notify';
import { replaceDecision } from './replace-decision';
import { type PairPages, pairsKey } from './use-pairs';

export type Choice = Pick<PairDecisionItem, 'decision' | 'from' | 'to'>;
/** @property before what the person saw: its version says whether somebody else decided meanwhile */
export interface Decide {
  before: PairDecisionItem;
  choice: Choice;
}

/** Decides of a pair, says so, and offers to take it back. @param storeId whose list is on the screen */
export function useDecide(storeId: string) {
  const client = useQueryClient();
  const t = useTranslations('crossSell.decided');
  const deciding = useMutation({
    mutationFn: ({ before, choice }: Decide) => putDecision(before, choice),
    onSuccess: (decided, { before }) => {
      client.setQueryData<PairPages>(pairsKey(storeId), (pages) => pages && replaceDecision(pages, decided));
      void client.invalidateQueries({ queryKey: ['companions'] });
      const { decision, from, to } = before;
      const undo = () => deciding.mutate({ before: decided, choice: { decision, from, to } });
      notify('success', t(decided.decision), { label: t('undo'), run: undo });
    },
    onError: (error) => {
      const isChanged = error instanceof ApiError && error.status === 412;
      notify(isChanged ? 'warning' : 'error', isChanged ? t('changed') : explainProblem(error, t('offline')).sentence);
      if (isChanged) void client.invalidateQueries({ queryKey: pairsKey(storeId) });
    },
  });
  return deciding;
}

/** To exactly the state that was seen. @throws ApiError 412 where somebody decided meanwhile */
export function putDecision(
  { productIds: [a, b], storeId, version }: PairDecisionItem,
  choice: Choice,
): Promise<PairDecisionItem> {
  return callApi<PairDecisionItem>(`/v1/recommendations/pairs/${encodeURIComponent(a)}/${encodeURIComponent(b)}`, {
    method: 'PUT',
    body: { storeId, ...choice },
    headers: { 'if-match': `"${version}"` },
  });
}
