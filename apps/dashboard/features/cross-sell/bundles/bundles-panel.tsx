'use client';

import { useQuery } from '@tanstack/react-query';
import type { BundleList } from '@vitrine/contracts';
import { useTranslations } from 'next-intl';
import { useSession } from '@/features/session/session-context';
import { callApi } from '@/lib/api/client';
import type { Store } from '@/lib/api/types';
import { Panel } from '@/ui/panel';
import { RowsSkeleton } from '@/ui/skeleton';
import { Empty, ReadingFailed } from '@/ui/states';
import { CampaignButton } from './campaign-button';

const LISTED = 20;

export const bundlesKey = (storeId: string) => ['bundles', storeId] as const;

/** What is worth selling as one: pairs and triples by what they should bring, with the range of it. */
export function BundlesPanel({ store }: { store: Store }) {
  const t = useTranslations('crossSell.bundles');
  const { formats } = useSession();
  const { data, isPending, error, refetch } = useQuery({
    queryKey: bundlesKey(store.id),
    queryFn: ({ signal }) =>
      callApi<BundleList>(`/v1/recommendations/bundles?limit=${LISTED}&storeId=${encodeURIComponent(store.id)}`, {
        signal,
      }),
  });
  return (
    <Panel
      title={t('title')}
      lead={
        data?.madeOn ? (
          <p>{t(data.isLate ? 'late' : 'made', { date: formats.date(data.madeOn), days: data.days })}</p>
        ) : null
      }
      testId="bundles"
    >
      {isPending ? (
        <RowsSkeleton rows={5} rowClass="h-20" />
      ) : data === undefined ? (
        <ReadingFailed error={error} onRetry={() => void refetch()} />
      ) : data.items.length === 0 ? (
        <Empty title={t('none')} help={data.missing.map(({ sentence }) => sentence).join(' ') || t('noneHelp')} />
      ) : (
        <ol className="flex flex-col">
          {data.items.map((bundle) => (
            <Bundle key={bundle.products.map(({ productId }) => productId).join('\n')} bundle={bundle} store={store} />
          ))}
        </ol>
      )}
    </Panel>
  );
}

type BundleItem = BundleList['items'][number];

function Bundle({ bundle, store }: { bundle: BundleItem; store: Store }) {
  const t = useTranslations('crossSell');
  const { formats } = useSession();
  const { products, sentence, basketsTogether, expectedExtraMargin, expectedExtraSales, expectedExtraUnits } = bundle;
  const money = expectedExtraMargin ?? expectedExtraSales;
  return (
    <li
      className="flex flex-col gap-x-6 gap-y-2 border-t border-line py-3.5 first:border-t-0 md:flex-row md:items-center"
      data-testid="bundle"
      data-bundle={products.map(({ productId }) => productId).join(' ')}
    >
      <div className="min-w-0 flex-1">
        <p className="font-medium leading-[1.3]">
          {products.map(({ name, productId }) => name ?? productId).join(' + ')}
        </p>
        <p className="mt-0.5 max-w-[84ch] text-text-2">{sentence}</p>
        <p className="tabular mt-0.5 text-hint text-text-3">{t('together', { count: basketsTogether })}</p>
      </div>
      <div className="tabular shrink-0 md:w-56 md:text-right">
        {money ? (
          <>
            <p className="font-medium">{formats.signedMoney(money.value)}</p>
            <p className="text-hint text-text-2">
              {t(expectedExtraMargin ? 'bundles.margin' : 'bundles.sales', {
                low: formats.figure(money.low, 'money'),
                high: formats.figure(money.high, 'money'),
              })}
            </p>
          </>
        ) : (
          <p className="text-table text-text-2">
            {t('bundles.units', {
              units: formats.rate(expectedExtraUnits.value),
              low: formats.rate(expectedExtraUnits.low),
              high: formats.rate(expectedExtraUnits.high),
            })}
          </p>
        )}
      </div>
      <CampaignButton bundle={bundle} store={store} />
    </li>
  );
}
