'use client';

import type { Companions } from '@vitrine/contracts';
import { X } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useSession } from '@/features/session/session-context';
import type { Store } from '@/lib/api/types';
import { IconButton } from '@/ui/button';
import { Panel } from '@/ui/panel';
import { RowsSkeleton } from '@/ui/skeleton';
import { Empty, ReadingFailed } from '@/ui/states';
import { isOfHeldHour, useCompanions } from './answers/use-promote';
import { useProductName } from './find/use-find';
import { OfferButtons } from './offers/offer-buttons';
import { ShelfLine } from './shelf-line';

/** Up to three products for what is in hand, each with a sentence to say. */
export function CompanionsPanel({
  store,
  productId,
  onClose,
}: {
  store: Store;
  productId: string;
  onClose: () => void;
}) {
  const t = useTranslations('promote.with');
  const companions = useCompanions(store, productId);
  const name = useProductName(productId);
  const { data, isPending, error, refetch } = companions;
  return (
    <Panel
      title={name ? t('title', { name }) : t('untitled')}
      testId="companions"
      action={
        <IconButton label={t('close')} onClick={onClose}>
          <X size={16} strokeWidth={1.75} />
        </IconButton>
      }
    >
      {isPending ? (
        <RowsSkeleton rows={3} rowClass="h-24" />
      ) : data === undefined ? (
        <ReadingFailed error={error} onRetry={() => void refetch()} />
      ) : isOfHeldHour(data.value) ? (
        <Empty title={t('heldOut')} />
      ) : data.value.items.length === 0 ? (
        <Empty title={t('none')} help={missingIn(data.value) || t('noneHelp')} />
      ) : (
        <>
          <ol className="flex flex-col">
            {data.value.items.map((item) => (
              <Companion key={`${productId} ${item.productId}`} item={item} storeId={store.id} productId={productId} />
            ))}
          </ol>
          {missingIn(data.value) ? <p className="mt-2 text-hint text-text-2">{missingIn(data.value)}</p> : null}
        </>
      )}
    </Panel>
  );
}

/** An answer that an earlier release kept says nothing of it. */
const missingIn = ({ missing }: Partial<Companions>): string =>
  (missing ?? []).map(({ sentence }) => sentence).join(' ');

function Companion({
  item,
  storeId,
  productId,
}: {
  item: Companions['items'][number];
  storeId: string;
  productId: string;
}) {
  const t = useTranslations('promote.with');
  const { formats } = useSession();
  const decided = (['pinned', 'approved'] as const).find((code) => item.reasonCodes.includes(code));
  const { productId: companionId, offerId, name = companionId, sentence, price, unitPrice, unitMargin } = item;
  return (
    <li className="border-t border-line py-3 first:border-t-0" data-testid="companion">
      <p className="flex items-baseline justify-between gap-3">
        <span className="min-w-0 text-card font-medium leading-[1.3]">{name}</span>
        <span className="tabular shrink-0 font-medium">{formats.figure(price ?? unitPrice, 'money')}</span>
      </p>
      <p className="mt-0.5 text-text-2">{sentence}</p>
      {decided ? <p className="mt-0.5 text-hint text-text-2">{t(decided)}</p> : null}
      <ShelfLine units={item.stock?.units} promotion={item.promotion} />
      {unitMargin ? (
        <p className="tabular mt-0.5 text-hint text-text-3">
          {t('margin', { margin: formats.figure(unitMargin, 'money') })}
        </p>
      ) : null}
      <OfferButtons first={{ offerId, storeId, productId, companionId }} name={name} />
    </li>
  );
}
