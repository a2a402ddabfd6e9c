'use client';

import type { FeedbackOutcome } from '@vitrine/contracts';
import { useTranslations } from 'next-intl';
import { createContext, type ReactNode, useCallback, useContext, useMemo, useState } from 'react';
import { UNDO_MS, useQueue } from '@/features/offline/use-queue';
import { callApi } from '@/lib/api/client';
import { explainProblem } from '@/lib/api/explain-problem';
import { notify } from '@/ui/notices/notify';
import { feedbackOf, type Offer, type Said } from './feedback';

interface Offers {
  /** Of each offer by its id. */
  said: ReadonlyMap<string, Said>;
  say: (offer: Offer, outcome: FeedbackOutcome) => void;
  takeBack: (offer: Offer) => Promise<void>;
  waiting: number;
}

const OffersContext = createContext<Offers | null>(null);

/** What the seller says of offers: it stands at once, can be taken back for some seconds, and is sent when there is a network. */
export function OffersProvider({ children }: { children: ReactNode }) {
  const t = useTranslations('promote');
  const onRefused = useCallback((count: number) => notify('warning', t('refused', { count })), [t]);
  const { waiting, queue, takeBack: unqueue } = useQueue(onRefused);
  const [said, setSaid] = useState<ReadonlyMap<string, Said>>(new Map());
  const put = (id: string, entry: Said | null) =>
    setSaid((known) => {
      const next = new Map(known);
      if (entry) next.set(id, entry);
      else next.delete(id);
      return next;
    });

  const say: Offers['say'] = (offer, outcome) => {
    const before = said.get(offer.offerId)?.outcome ?? null;
    const action = feedbackOf(offer, outcome, new Date());
    put(offer.offerId, { outcome, before, undoUntil: Date.now() + UNDO_MS });
    // A browser that keeps nothing sends at once.
    queue(action)
      .catch(() => callApi(action.path, { body: action.body }))
      .catch((error: unknown) => {
        put(offer.offerId, before && { outcome: before, before: null, undoUntil: 0 });
        notify('error', explainProblem(error, t('notSaid')).sentence);
      });
  };
  const takeBack: Offers['takeBack'] = async (offer) => {
    const entry = said.get(offer.offerId);
    if (!entry) return;
    const isBack = await unqueue(feedbackOf(offer, entry.outcome, new Date()).id).catch(() => false);
    if (!isBack) {
      put(offer.offerId, { ...entry, undoUntil: 0 });
      notify('message', t('tooLate'));
      return;
    }
    put(offer.offerId, entry.before && { outcome: entry.before, before: null, undoUntil: 0 });
  };
  const offers = useMemo(() => ({ said, say, takeBack, waiting }), [said, waiting]);
  return <OffersContext.Provider value={offers}>{children}</OffersContext.Provider>;
}

export function useOffers(): Offers {
  const offers = useContext(OffersContext);
  if (!offers) throw new Error('useOffers needs an OffersProvider');
  return offers;
}
