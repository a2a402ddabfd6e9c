'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { PairDecisionItem, PairDecisionList, PairDecisionsRequest } from '@vitrine/contracts';
import { useTranslations } from 'next-intl';
import type { Choice } from '@/features/cross-sell/pair/places';
import { ApiError, callApi } from '@/lib/api/client';
import { explainProblem } from '@/lib/api/explain-problem';
import type { Store } from '@/lib/api/types';
import { notify } from '@/ui/notices/notify';
import { replaceDecision } from './replace-decision';
import { useDecidedWords } from './use-decided-words';
import { decisionsKey } from './use-decisions';
import { type PairPages, pairsKey } from './use-pairs';

/** @property before what the person saw of each place: its version says whether somebody else decided meanwhile */
export interface Decide {
  before: readonly PairDecisionItem[];
  choice: Choice;
}
type Change = Decide & { undoes?: readonly PairDecisionItem[] };

/** Decides of pairs in one or more stores, all or none; says so, and offers to take it back. @param store whose list is on the screen */
export function useDecide(store: Store) {
  const client = useQueryClient();
  const t = useTranslations('crossSell.decided');
  const say = useDecidedWords(store);
  const readAgain = async () => {
    for (const key of [['bundles'], ['companions'], decisionsKey]) await client.invalidateQueries({ queryKey: key });
  };
  const deciding = useMutation({
    mutationFn: ({ before, choice, undoes }: Change) =>
      putDecisions(
        before.map(({ productIds, storeId, version }, at) => ({
          ...{ productIds, storeId, version },
          ...choiceOf(undoes?.[at] ?? choice),
        })),
      ),
    onSuccess: ({ items }, { before, choice, undoes }) => {
      const here = items.filter(({ storeId }) => storeId === store.id || storeId === null);
      client.setQueryData<PairPages>(pairsKey(store.id), (pages) => pages && here.reduce(replaceDecision, pages));
      client.removeQueries({ predicate: ({ queryKey: [name, id] }) => name === pairsKey('')[0] && id !== store.id });
      void readAgain();
      if (undoes) return notify('success', t('undone'));
      const undo = () => deciding.mutate({ before: items, choice, undoes: before });
      notify('success', say(choice, before), { label: t('undo'), run: undo });
    },
    onError: (error) => {
      const isChanged = error instanceof ApiError && error.status === 412;
      notify(isChanged ? 'warning' : 'error', isChanged ? t('changed') : explainProblem(error, t('offline')).sentence);
      if (!isChanged) return;
      void client.invalidateQueries({ queryKey: pairsKey(store.id) });
      void readAgain();
    },
  });
  return deciding;
}

const choiceOf = ({ decision, from, to }: Choice): Choice => ({ decision, from, to });

/** Each to exactly the state that was seen. @throws ApiError 412, nothing being changed, where somebody decided meanwhile */
function putDecisions(decisions: PairDecisionsRequest['decisions']): Promise<PairDecisionList> {
  return callApi<PairDecisionList>('/v1/recommendations/decisions', { method: 'PUT', body: { decisions } });
}
