'use client';

import type { MarginList } from '@vitrine/contracts';
import { useTranslations } from 'next-intl';
import { useSession } from '@/features/session/session-context';
import { cn } from '@/ui/cn';

type Item = MarginList['items'][number];
const looks = { high: 'bg-accent-soft', middle: 'bg-sunken', normal: 'bg-sunken text-text-2' } as const;

/** Products with the band of their margin; the exact one only where the api tells it. */
export function MarginItems({ items, salesOf }: { items: readonly Item[]; salesOf: MarginList['salesOf'] }) {
  return (
    <ol className="flex flex-col">
      {items.map((item) => (
        <MarginItem key={item.productId} item={item} salesOf={salesOf} />
      ))}
    </ol>
  );
}

function MarginItem({ item, salesOf }: { item: Item; salesOf: MarginList['salesOf'] }) {
  const t = useTranslations('margins');
  const { formats } = useSession();
  const {
    productId,
    name = productId,
    category,
    unitPrice,
    price,
    band,
    units,
    unitMargin,
    extraCommission,
    stock,
  } = item;
  const facts = [
    category,
    t(salesOf === 'me' ? 'unitsByMe' : 'unitsByStore', { count: Number(units), units: formats.figure(units, 'count') }),
    stock ? t('stock', { units: formats.figure(stock.units, 'count') }) : '',
    unitMargin ? t('unitMargin', { margin: formats.figure(unitMargin, 'money') }) : '',
    extraCommission ? t('commission', { amount: formats.figure(extraCommission, 'money') }) : '',
  ].filter(Boolean);
  return (
    <li className="border-t border-line py-3 first:border-t-0" data-testid="margin-item" data-band={band}>
      <p className="flex items-baseline justify-between gap-3">
        <span className="min-w-0 font-medium leading-[1.3]">{name}</span>
        <span className="tabular shrink-0">{formats.figure(price ?? unitPrice, 'money')}</span>
      </p>
      <p className="tabular mt-1 flex flex-wrap items-center gap-x-2 gap-y-1 text-hint text-text-2">
        <span className={cn('rounded-full px-2 py-0.5 font-medium', looks[band])}>{t(`bands.${band}`)}</span>
        {facts.join(' · ')}
      </p>
    </li>
  );
}
