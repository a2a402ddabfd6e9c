'use client';

import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { RecommendationEffect } from '@vitrine/contracts';
import { addDays } from '@vitrine/domain';
import { ChevronRight } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useBusinessClock } from '@/features/clock/clock-context';
import { useSession } from '@/features/session/session-context';
import { callApi } from '@/lib/api/client';
import { Panel } from '@/ui/panel';
import { Skeleton } from '@/ui/skeleton';
import { ReadingFailed } from '@/ui/states';
import { AdoptionTable } from './adoption-table';
import { MEASURED_WEEKS, useUpliftCell, useUpliftWords } from './use-uplift-words';

/** Did the suggestions bring anything, and who offers? Of all stores of the person, over the last twelve weeks. */
export function EffectPanel() {
  const t = useTranslations('crossSell.effect');
  const { formats, stores } = useSession();
  const own = stores.filter(({ access }) => access === 'full');
  const [only] = own;
  const { day: to } = useBusinessClock();
  const period = { from: addDays(to, 1 - 7 * MEASURED_WEEKS), to };
  const { data, isPending, error, refetch } = useQuery({
    queryKey: ['recommendation-effect', period.from, period.to],
    queryFn: ({ signal }) =>
      callApi<RecommendationEffect>(`/v1/recommendations/effect?from=${period.from}&to=${period.to}`, { signal }),
    placeholderData: keepPreviousData,
  });
  return (
    <Panel
      title={t('title')}
      lead={
        <p>
          {only && own.length === 1
            ? t('leadOne', { store: only.name, period: formats.period(period) })
            : t('lead', { period: formats.period(period) })}
        </p>
      }
      testId="effect"
      className="mb-3 lg:mb-4"
    >
      {isPending ? (
        <div className="flex flex-col gap-2 py-1">
          <Skeleton className="h-5 w-4/5" />
          <Skeleton className="h-4 w-3/5" />
        </div>
      ) : data === undefined ? (
        <ReadingFailed error={error} onRetry={() => void refetch()} />
      ) : (
        <Told effect={data} />
      )}
    </Panel>
  );
}

function Told({ effect }: { effect: RecommendationEffect }) {
  const t = useTranslations('crossSell.effect');
  const { formats } = useSession();
  const measured = useUpliftWords(effect.uplift);
  const cellOf = useUpliftCell();
  const isOff = effect.stores.length > 0 && effect.stores.every(({ isMeasured }) => !isMeasured);
  const { finding, reason } = isOff ? { finding: t('off'), reason: t('offHelp') } : measured;
  const { offered, sold, soldRate, notUseful } = effect.adoption;
  const noSellerOf = (storeId: string) => {
    const store = effect.stores.length > 1 ? effect.stores.find((one) => one.storeId === storeId) : undefined;
    return store ? t('noSellerOf', { store: store.name ?? storeId }) : t('noSeller');
  };
  const count = (value: number) => formats.figure(value, 'count');
  return (
    <>
      <p className="text-card font-medium" data-testid="uplift" data-state={effect.uplift.state}>
        {finding}
      </p>
      <p className="mt-0.5 max-w-[84ch] text-table text-text-2">{reason}</p>
      <p className="mt-2" data-testid="adoption">
        {offered === 0
          ? t('nothingOffered')
          : t('adoption', {
              offered,
              offers: count(offered),
              sold,
              sales: count(sold),
              rate: formats.percent(soldRate ?? 0, 0),
              notUseful,
              not: count(notUseful),
            })}
      </p>
      {offered === 0 ? null : (
        <details className="group -mb-2 mt-3 border-t border-line pt-2">
          <summary className="-mx-2 inline-flex min-h-9 list-none items-center gap-1.5 rounded-control px-2 text-table font-medium text-text-2 hover:bg-sunken hover:text-text max-md:min-h-11 [&::-webkit-details-marker]:hidden">
            <ChevronRight
              size={16}
              strokeWidth={1.75}
              aria-hidden
              className="transition-transform duration-150 group-open:rotate-90 motion-reduce:transition-none"
            />
            {t('who')}
          </summary>
          <div className="grid items-start gap-x-8 gap-y-4 py-2 lg:grid-cols-2">
            <AdoptionTable
              title={t('stores')}
              rows={effect.stores.map(({ storeId, name, adoption, ...measured }) => ({
                id: storeId,
                name: name ?? storeId,
                adoption,
                uplift: cellOf(measured),
              }))}
            />
            <AdoptionTable
              title={t('sellers')}
              rows={effect.sellers.map(({ storeId, sellerId, name, adoption }) => ({
                id: `${storeId} ${sellerId}`,
                name: name ?? sellerId ?? noSellerOf(storeId),
                adoption,
              }))}
            />
          </div>
        </details>
      )}
    </>
  );
}
