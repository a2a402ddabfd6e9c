'use client';

import type { PairDecisionItem } from '@vitrine/contracts';
import { useTranslations } from 'next-intl';
import { type FormEvent, useState } from 'react';
import type { Decide } from '@/features/cross-sell/api/use-decide';
import { useDecisions } from '@/features/cross-sell/api/use-decisions';
import { type Days, isReversed, pairsAmong, standingIn } from '@/features/cross-sell/pair/places';
import { useSession } from '@/features/session/session-context';
import type { Store } from '@/lib/api/types';
import { Button } from '@/ui/button';
import { RowsSkeleton } from '@/ui/skeleton';
import { ReadingFailed } from '@/ui/states';
import { Choice, Choices } from './fields/choices';
import { DaysFields } from './fields/days-fields';
import { type ChosenStores, StoresField } from './fields/stores-field';
import { SellerPreview } from './preview/seller-preview';

export type Kind = PairDecisionItem['decision'];
const allKinds = ['pin', 'approve', 'block', 'none'] as const;

interface Asked {
  products: readonly { productId: string; name: string }[];
  store: Store;
  /** What may be chosen; one is no choice. */
  kinds?: readonly Kind[];
  submitLabel: string;
  onDecide: (decide: Decide) => void;
  onClose: () => void;
}

/** What is decided of every two of some products, where, between which days, and what a seller would be told then. */
export function DecisionForm(asked: Asked) {
  const { data, isFetching, error, refetch } = useDecisions(asked.products.map(({ productId }) => productId));
  // Of an earlier form: what is chosen, and the versions that it is saved over, are of one reading.
  if (isFetching) return <RowsSkeleton rows={4} rowClass="h-11" />;
  if (data === undefined) return <ReadingFailed error={error} onRetry={() => void refetch()} />;
  return <Form {...asked} made={data.items} />;
}

function Form({
  products,
  store,
  kinds = allKinds,
  submitLabel,
  onDecide,
  onClose,
  made,
}: Asked & { made: readonly PairDecisionItem[] }) {
  const t = useTranslations('crossSell.dialog');
  const first = useFirstAnswers(store, made);
  const [decision, setDecision] = useState(kinds.find((kind) => kind === first.decision) ?? kinds[0] ?? 'none');
  const [days, setDays] = useState<Days>(first.days);
  const [chosen, setChosen] = useState<ChosenStores>(first.stores);
  const choice = { decision, ...(decision === 'none' ? { from: null, to: null } : days) };
  const pairs = pairsAmong(products.map(({ productId }) => productId));
  const before = standingIn(pairs, chosen === 'every' ? [null] : chosen, made);
  const isComplete = before.length > 0 && !isReversed(choice);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!isComplete) return;
    onDecide({ before, choice });
    onClose();
  };
  return (
    <form onSubmit={submit} noValidate>
      {kinds.length > 1 ? (
        <Choices legend={t('what')}>
          {kinds.map((one) => (
            <Choice
              key={one}
              type="radio"
              name="decision"
              isChosen={decision === one}
              onChoose={() => setDecision(one)}
            >
              {t(`kinds.${one}`)}
              <span className="block text-hint text-text-2">{t(`help.${one}`)}</span>
            </Choice>
          ))}
        </Choices>
      ) : null}
      <StoresField chosen={chosen} onChosen={setChosen} made={made} />
      {decision === 'none' ? null : <DaysFields days={days} onDays={setDays} />}
      {isComplete ? (
        <SellerPreview products={products} store={store} chosen={chosen} before={before} choice={choice} />
      ) : null}
      <div className="mt-5 flex flex-wrap justify-end gap-2">
        <Button onClick={onClose}>{t('cancel')}</Button>
        <Button type="submit" look="primary" data-testid="save-decision" aria-disabled={!isComplete}>
          {submitLabel}
        </Button>
      </div>
    </form>
  );
}

/** What stands already: in this store, or else in all where the person may change that. */
function useFirstAnswers(store: Store, made: readonly PairDecisionItem[]) {
  const { me } = useSession();
  const inPlace = (storeId: string | null) => made.find((item) => item.storeId === storeId && item.decision !== 'none');
  const [own, all] = [inPlace(store.id), me.scope.stores === 'all' ? inPlace(null) : undefined];
  const standing = own ?? all;
  const stores: ChosenStores = own === undefined && all !== undefined ? 'every' : [store.id];
  return {
    decision: standing?.decision ?? ('pin' as const),
    days: { from: standing?.from ?? null, to: standing?.to ?? null },
    stores,
  };
}
