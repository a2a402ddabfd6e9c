'use client';

import { useTranslations } from 'next-intl';
import { useMemo } from 'react';
import { useBusinessClock } from '@/features/clock/clock-context';
import type { Product } from '@/features/product/answers/use-product';
import {
  type DaysSum,
  discountEffect,
  LEAST_DAYS,
  type PriceBand,
  priceBands,
  soldDays,
  splitByDiscount,
} from '@/features/product/effect/price-effect';
import { useSession } from '@/features/session/session-context';
import { Panel } from '@/ui/panel';
import { RowsSkeleton } from '@/ui/skeleton';
import { ReadingFailed } from '@/ui/states';

/** What the product sold on days with a discount and without, and at which prices. It compares days; it proves no cause. */
export function EffectPanel({ product: { current } }: { product: Product }) {
  const t = useTranslations('product.effect');
  const { product: answer, grain } = current;
  const { day: today } = useBusinessClock();
  const days = useMemo(
    () => (grain === 'day' && answer.data ? soldDays(answer.data, today) : []),
    [grain, answer.data, today],
  );
  return (
    <Panel title={t('title')} lead={<p>{t('lead')}</p>} testId="product-effect">
      {answer.isPending || answer.isPlaceholderData ? (
        <RowsSkeleton rows={3} />
      ) : answer.isError && !answer.data ? (
        <ReadingFailed error={answer.error} onRetry={() => void answer.refetch()} />
      ) : grain === 'day' ? (
        <>
          <Discount days={days} />
          <Prices days={days} />
        </>
      ) : (
        <p className="py-2 text-text-2">{t('byDay')}</p>
      )}
    </Panel>
  );
}

type Days = ReturnType<typeof soldDays>;

function Discount({ days }: { days: Days }) {
  const t = useTranslations('product.effect');
  const { formats } = useSession();
  const effect = discountEffect(days);
  if (effect === null) {
    const split = splitByDiscount(days);
    return (
      <p className="py-1">{t('few', { with: split.with.length, without: split.without.length, least: LEAST_DAYS })}</p>
    );
  }
  return (
    <p className="py-1" data-testid="discount-effect">
      {t('discount', {
        with: effect.with.days,
        rate: formats.percent(effect.rate, 0),
        unitsWith: formats.rate(effect.with.unitsPerDay),
        without: effect.without.days,
        unitsWithout: formats.rate(effect.without.unitsPerDay),
      })}
    </p>
  );
}

function Prices({ days }: { days: Days }) {
  const t = useTranslations('product.effect');
  const bands = priceBands(days);
  if (bands.length < 2)
    return (
      <p className="py-1 text-text-2">
        {t(days.length < 2 * LEAST_DAYS ? 'fewDays' : 'onePrice', { count: days.length, least: 2 * LEAST_DAYS })}
      </p>
    );
  return <BandTable bands={bands} />;
}

function BandTable({ bands }: { bands: readonly PriceBand[] }) {
  const t = useTranslations('product.effect');
  const { formats } = useSession();
  const money = (amount: string) => formats.figure(amount, 'money');
  const cells = ({ days, unitsPerDay, salesPerDay }: DaysSum) => [
    formats.figure(days, 'count'),
    formats.rate(unitsPerDay),
    money(salesPerDay),
  ];
  return (
    <table className="tabular mt-2 w-full border-collapse text-table">
      <caption className="sr-only">{t('bands')}</caption>
      <thead className="text-hint text-text-2">
        <tr>
          <th scope="col" className="pb-2 text-left font-medium">
            {t('price')}
          </th>
          {(['days', 'unitsPerDay', 'salesPerDay'] as const).map((column) => (
            <th key={column} scope="col" className="pb-2 pl-2 text-right font-medium">
              {t(column)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {bands.map((band) => (
          <tr key={band.low} className="border-t border-line">
            <th scope="row" className="py-2 text-left font-normal">
              {band.low === band.high ? money(band.low) : t('fromTo', { low: money(band.low), high: money(band.high) })}
            </th>
            {cells(band).map((cell, index) => (
              <td
                key={index === 0 ? 'days' : index === 1 ? 'units' : 'sales'}
                className="whitespace-nowrap py-2 pl-2 text-right"
              >
                {cell}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
