'use client';

import { ArrowRight } from 'lucide-react';
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { useSession } from '@/features/session/session-context';
import { buttonClass } from '@/ui/button';
import type { LowItem } from './low-sums';

/** Each product: how far below its peers, why, and the step that fits. */
export function LowItems({ items, storeId }: { items: readonly LowItem[]; storeId: string }) {
  return (
    <ol className="flex flex-col">
      {items.map((item) => (
        <LowRow key={item.productId} item={item} storeId={storeId} />
      ))}
    </ol>
  );
}

function LowRow({ item, storeId }: { item: LowItem; storeId: string }) {
  const t = useTranslations('lowPerformers');
  const { productId, name = productId, cause, sentence, causeSentence, actionSentence } = item;
  return (
    <li
      data-testid="low-performer"
      data-product={productId}
      data-cause={cause}
      className="flex flex-col gap-x-6 gap-y-2 border-t border-line py-3.5 first:border-t-0 md:flex-row md:items-start"
    >
      <div className="min-w-0 flex-1">
        <Link href={productPath(productId, storeId)} className="font-medium leading-[1.3] hover:underline">
          {name}
        </Link>
        <ShelfFacts item={item} />
        <p className="mt-1 max-w-[84ch] text-text-2">{sentence}</p>
        <p className="mt-1 flex max-w-[84ch] flex-wrap items-baseline gap-x-2 gap-y-1">
          <span className="rounded-full bg-sunken px-2 py-0.5 text-hint font-medium">{t(`causes.${cause}`)}</span>
          <span className="min-w-0 text-text-2">{causeSentence}</span>
        </p>
        <p className="mt-1.5 flex max-w-[84ch] items-start gap-1.5">
          <ArrowRight size={16} strokeWidth={1.75} aria-hidden className="mt-0.5 shrink-0 text-accent" />
          <span className="min-w-0 font-medium">{actionSentence}</span>
        </p>
      </div>
      <div className="flex shrink-0 flex-wrap items-center justify-between gap-x-4 gap-y-2 md:w-56 md:flex-col md:items-end">
        <HowFar item={item} />
        <Step item={item} storeId={storeId} />
      </div>
    </li>
  );
}

function ShelfFacts({ item: { category, price, unitPrice, stock } }: { item: LowItem }) {
  const t = useTranslations('lowPerformers');
  const { formats } = useSession();
  const paid = price ?? unitPrice;
  const facts = [
    category,
    paid ? formats.figure(paid, 'money') : '',
    stock ? t('stock', { count: Number(stock.units), units: formats.figure(stock.units, 'count') }) : '',
  ].filter(Boolean);
  return facts.length === 0 ? null : <p className="tabular mt-0.5 text-hint text-text-3">{facts.join(' · ')}</p>;
}

/** Nothing of a product that is too new to be judged. */
function HowFar({ item: { below, salesMissing, weeks } }: { item: LowItem }) {
  const t = useTranslations('lowPerformers');
  const { formats } = useSession();
  if (below === null) return null;
  return (
    <p className="tabular md:text-right">
      <span className="block font-medium text-down">{t('below', { rate: formats.percent(below, 0) })}</span>
      {salesMissing === null ? null : (
        <span className="block text-hint text-text-2">
          {t('salesMissing', { amount: formats.figure(salesMissing, 'money'), weeks })}
        </span>
      )}
    </p>
  );
}

/** Where the action is taken, when that is a screen of ours. */
function Step({ item: { action, productId, name = productId }, storeId }: { item: LowItem; storeId: string }) {
  const t = useTranslations('lowPerformers.steps');
  const path = stepPath(action, productId, storeId);
  if (path === undefined) return null;
  const kind = action === 'place' ? 'place' : 'price';
  return (
    <Link href={path} aria-label={t(`${kind}Of`, { name })} className={buttonClass()}>
      {t(kind)}
    </Link>
  );
}

function stepPath(action: LowItem['action'], productId: string, storeId: string): string | undefined {
  if (action === 'place')
    return `/cross-sell?at=${encodeURIComponent(storeId)}&product=${encodeURIComponent(productId)}`;
  return action === 'checkPrice' || action === 'clear' ? productPath(productId, storeId) : undefined;
}

/** The product as this store sells it. */
const productPath = (productId: string, storeId: string): string =>
  `/products/${encodeURIComponent(productId)}?store=${encodeURIComponent(storeId)}&at=${encodeURIComponent(storeId)}`;
