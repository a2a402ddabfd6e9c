'use client';

import { useTranslations } from 'next-intl';
import type { Decide } from '@/features/cross-sell/api/use-decide';
import { pairNames } from '@/features/cross-sell/pair/pair-name';
import type { Pair } from '@/features/cross-sell/pair/standing';
import type { Store } from '@/lib/api/types';
import { Dialog } from '@/ui/dialog';
import { DecisionForm } from './decision-form';

/** What is decided of a pair: offered first, as it sells, or never; in which stores; between two days. */
export function DecisionDialog({
  pair,
  store,
  onDecide,
  onClose,
}: {
  pair: Pair;
  store: Store;
  onDecide: (decide: Decide) => void;
  onClose: () => void;
}) {
  const t = useTranslations('crossSell.dialog');
  const names = pairNames(pair);
  const products = pair.productIds.map((productId, at) => ({ productId, name: names[at] ?? productId }));
  return (
    <Dialog open onOpenChange={(open) => !open && onClose()} title={t('title')} closeLabel={t('close')}>
      <p className="font-medium">
        {names[0]} <span className="font-normal text-text-3">+</span> {names[1]}
      </p>
      <p className="mt-0.5 text-text-2">{pair.sentence}</p>
      <DecisionForm products={products} store={store} submitLabel={t('save')} onDecide={onDecide} onClose={onClose} />
    </Dialog>
  );
}
