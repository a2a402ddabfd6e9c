'use client';

import { useQuery } from '@tanstack/react-query';
import type { Companions } from '@vitrine/contracts';
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { useFilterSearch } from '@/features/filters/use-filter-search';
import { OneStorePicker } from '@/features/one-store/one-store-picker';
import { useOneStore } from '@/features/one-store/use-one-store';
import { useSession } from '@/features/session/session-context';
import { managesOffers } from '@/lib/access';
import { callApi } from '@/lib/api/client';
import { Panel } from '@/ui/panel';
import { RowsSkeleton } from '@/ui/skeleton';
import { Empty, ReadingFailed } from '@/ui/states';

const MOST = 5;

/** What it leaves with in one store, as its sellers are told. */
export function CompanionsPanel({ productId }: { productId: string }) {
  const t = useTranslations('product.companions');
  const { me } = useSession();
  const one = useOneStore();
  const storeId = one.store?.id;
  const { data, isPending, isError, error, refetch } = useQuery({
    queryKey: ['companions', productId, storeId, MOST],
    queryFn: ({ signal }) =>
      callApi<Companions>(
        `/v1/recommendations/products/${encodeURIComponent(productId)}/companions?limit=${MOST}&storeId=${encodeURIComponent(storeId ?? '')}`,
        { signal },
      ),
    enabled: storeId !== undefined,
  });
  if (storeId === undefined) return null;
  return (
    <Panel
      title={t('title')}
      testId="product-companions"
      action={
        managesOffers(me) ? (
          <Link
            href={`/cross-sell?at=${encodeURIComponent(storeId)}&product=${encodeURIComponent(productId)}`}
            className="text-table text-text-2 underline hover:text-text"
          >
            {t('decide')}
          </Link>
        ) : null
      }
    >
      <OneStorePicker of={one} />
      {isPending ? (
        <RowsSkeleton rows={3} rowClass="h-16" />
      ) : isError && !data ? (
        <ReadingFailed error={error} onRetry={() => void refetch()} />
      ) : data.items.length === 0 ? (
        <Empty title={t('none')} help={missingIn(data) || t('noneHelp', { count: data.baskets })} />
      ) : (
        <>
          <ol className="flex flex-col">
            {data.items.map((item) => (
              <Companion key={item.productId} item={item} />
            ))}
          </ol>
          {missingIn(data) ? <p className="mt-2 text-hint text-text-2">{missingIn(data)}</p> : null}
        </>
      )}
    </Panel>
  );
}

/** What more tickets would tell. */
const missingIn = ({ missing }: Companions): string => missing.map(({ sentence }) => sentence).join(' ');

function Companion({ item }: { item: Companions['items'][number] }) {
  const { formats } = useSession();
  const search = useFilterSearch();
  return (
    <li className="border-t border-line py-2.5 first:border-t-0">
      <span className="flex items-baseline justify-between gap-3">
        <Link
          href={`/products/${encodeURIComponent(item.productId)}${search}`}
          className="min-w-0 font-medium leading-[1.3] hover:underline"
        >
          {item.name ?? item.productId}
        </Link>
        {item.unitPrice ? (
          <span className="tabular shrink-0 text-text-2">{formats.figure(item.unitPrice, 'money')}</span>
        ) : null}
      </span>
      <span className="mt-0.5 block text-table text-text-2">{item.sentence}</span>
      <Earns item={item} />
    </li>
  );
}

/** Only where the api tells it. */
function Earns({ item: { unitMargin, marginPerBasket } }: { item: Companions['items'][number] }) {
  const t = useTranslations('product.companions');
  const { formats } = useSession();
  const known = [
    unitMargin ? t('margin', { margin: formats.figure(unitMargin, 'money') }) : '',
    marginPerBasket ? t('marginPerBasket', { margin: formats.figure(marginPerBasket, 'money') }) : '',
  ].filter(Boolean);
  if (known.length === 0) return null;
  return <span className="tabular mt-0.5 block text-hint text-text-3">{known.join(' · ')}</span>;
}
