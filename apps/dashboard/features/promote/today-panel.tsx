'use client';

import type { PromoteList } from '@vitrine/contracts';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { useSession } from '@/features/session/session-context';
import type { Store } from '@/lib/api/types';
import { Panel } from '@/ui/panel';
import { RowsSkeleton } from '@/ui/skeleton';
import { Empty, ReadingFailed } from '@/ui/states';
import { isOfHeldHour, type usePromoteList } from './answers/use-promote';
import { OfferButtons } from './offers/offer-buttons';
import { ShelfLine } from './shelf-line';

/** The list of the day: each product with the strongest reason to offer it. */
export function TodayPanel({
  store,
  list: { data, isPending, error, refetch },
  onInHand,
}: {
  store: Store;
  list: ReturnType<typeof usePromoteList>;
  onInHand: (productId: string) => void;
}) {
  const t = useTranslations('promote');
  const list = data?.value;
  return (
    <Panel title={t('today.title')} lead={list ? <Made list={list} /> : null} testId="today">
      {isPending ? (
        <RowsSkeleton rows={5} rowClass="h-24" />
      ) : list === undefined ? (
        <ReadingFailed error={error} onRetry={() => void refetch()} />
      ) : isOfHeldHour(list) ? (
        <Empty title={t('with.heldOut')} />
      ) : list.items.length === 0 ? (
        <Nothing list={list} />
      ) : (
        <>
          <ol className="flex flex-col">
            {list.items.map((item) => (
              <Item key={item.productId} item={item} storeId={store.id} onInHand={onInHand} />
            ))}
          </ol>
          <Missing list={list} />
        </>
      )}
    </Panel>
  );
}

/** Of which day the list is, and whether it is late. */
function Made({ list: { madeOn, isLate } }: { list: PromoteList }) {
  const t = useTranslations('promote.today');
  const { formats } = useSession();
  if (madeOn === null) return null;
  return <p>{t(isLate ? 'late' : 'made', { date: formats.date(madeOn) })}</p>;
}

function Nothing({ list: { missing } }: { list: PromoteList }) {
  const t = useTranslations('promote.today');
  return (
    <div data-testid="nothing-today">
      <Empty title={t('none')} help={missing.map(({ sentence }) => sentence).join(' ') || t('noneHelp')} />
    </div>
  );
}

/** What more the list could say, and what it lacks for that. */
function Missing({ list: { missing } }: { list: PromoteList }) {
  const t = useTranslations('promote.today');
  if (missing.length === 0) return null;
  return (
    <details className="mt-2 border-t border-line pt-2 text-table text-text-2">
      <summary className="inline-flex min-h-9 items-center max-md:min-h-11">
        {t('missing', { count: missing.length })}
      </summary>
      <ul className="list-disc pl-5">
        {missing.map(({ code, sentence }) => (
          <li key={code}>{sentence}</li>
        ))}
      </ul>
    </details>
  );
}

function Item({
  item,
  storeId,
  onInHand,
}: {
  item: PromoteList['items'][number];
  storeId: string;
  onInHand: (productId: string) => void;
}) {
  const { formats } = useSession();
  const { productId, name = productId, reasons, price, unitPrice, promotion, stock } = item;
  const [offerId] = useState(() => crypto.randomUUID());
  return (
    <li className="border-t border-line py-3 first:border-t-0" data-testid="today-item">
      <p className="flex items-baseline justify-between gap-3">
        <button
          type="button"
          className="min-w-0 text-left text-card font-medium leading-[1.3] hover:underline"
          onClick={() => onInHand(productId)}
        >
          {name}
        </button>
        <span className="tabular shrink-0 font-medium">{formats.figure(price ?? unitPrice, 'money')}</span>
      </p>
      <p className="mt-0.5 text-text-2">{reasons[0]?.sentence}</p>
      <ShelfLine units={stock?.units} promotion={promotion} />
      <OfferButtons first={{ offerId, storeId, productId: null, companionId: productId }} name={name} />
    </li>
  );
}
