'use client';

import { ChevronLeft, PackageOpen } from 'lucide-react';
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { useFilterSearch } from '@/features/filters/use-filter-search';
import { useSession } from '@/features/session/session-context';
import { may, seesProducts } from '@/lib/access';
import { buttonClass } from '@/ui/button';
import { Notice } from '@/ui/notice';
import { PageHead } from '@/ui/page-head';
import { Skeleton } from '@/ui/skeleton';
import { NotAllowed, ReadingFailed } from '@/ui/states';
import { type Product, useProduct } from './answers/use-product';
import { CompanionsPanel } from './panels/companions-panel';
import { EffectPanel } from './panels/effect-panel';
import { FigureStrip } from './panels/figure-strip';
import { SharesPanel } from './panels/shares-panel';
import { TrendPanel } from './panels/trend-panel';

/** One product: its course, who sells it, what price and discount do, and what it leaves with. */
export function ProductScreen({ productId }: { productId: string }) {
  const { me } = useSession();
  return seesProducts(me) ? <OneProduct productId={productId} /> : <NotAllowed isPage className="min-h-[60dvh]" />;
}

/** What it is called is what an answer says, never what the address says. */
function nameOf({ facts, totals }: Product, productId: string): string | undefined {
  return facts.data?.name ?? totals.data?.labels?.product?.[productId];
}

function OneProduct({ productId }: { productId: string }) {
  const t = useTranslations('product');
  const { me } = useSession();
  const product = useProduct(productId);
  const { facts, totals, own } = product;
  if (facts.isError && !facts.data)
    return (
      <div className="card">
        <ReadingFailed error={facts.error} onRetry={() => void facts.refetch()} />
      </div>
    );
  const hasSold = (totals.data?.rows.length ?? 0) > 0;
  if (facts.data === null && totals.data && !hasSold) return <NoSuchProduct />;
  const name = nameOf(product, productId) ?? (hasSold ? t('unnamed', { id: productId }) : undefined);
  return (
    <>
      <BackToProducts />
      <Head product={product} name={name} />
      <FigureStrip product={product} />
      <div className="mt-3 grid items-start gap-3 lg:mt-4 lg:gap-4 xl:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
        <div className="flex min-w-0 flex-col gap-3 lg:gap-4">
          <TrendPanel product={product} />
          <EffectPanel product={product} />
          <SharesPanel dimension="seller" own={own} />
        </div>
        <div className="flex min-w-0 flex-col gap-3 lg:gap-4">
          {may(me, 'recommendations:read') ? <CompanionsPanel productId={productId} /> : null}
          <SharesPanel dimension="store" own={own} />
        </div>
      </div>
    </>
  );
}

function BackToProducts() {
  const t = useTranslations('product');
  const search = useFilterSearch();
  return (
    <Link
      href={`/products${search}`}
      className="-ml-1.5 mb-1 inline-flex min-h-8 items-center gap-1 rounded-control pl-1 pr-2 text-table text-text-2 hover:text-text max-md:min-h-11"
    >
      <ChevronLeft size={16} strokeWidth={1.75} aria-hidden />
      {t('back')}
    </Link>
  );
}

/** The name waits for an answer, in the room that it will take. */
function Head({ product: { facts }, name }: { product: Product; name: string | undefined }) {
  const t = useTranslations('product');
  const { formats } = useSession();
  const { category, brand, unitPrice, unitCost, id } = facts.data ?? {};
  const about = [
    category,
    brand,
    unitPrice ? t('price', { price: formats.figure(unitPrice, 'money') }) : '',
    unitCost ? t('cost', { cost: formats.figure(unitCost, 'money') }) : '',
    id,
  ].filter(Boolean);
  if (name === undefined)
    return (
      <div className="mb-4 lg:mb-5">
        <h1 className="sr-only">{t('title')}</h1>
        <Skeleton className="h-7 w-80 max-w-full" />
        <Skeleton className="mt-1.5 h-4 w-56 max-w-full" />
      </div>
    );
  return <PageHead title={name} subtitle={facts.data === null ? t('noFacts') : about.join(' · ') || '\u00a0'} />;
}

function NoSuchProduct() {
  const t = useTranslations('product');
  return (
    <div className="card" data-testid="no-product">
      <Notice
        isPage
        icon={<PackageOpen size={20} strokeWidth={1.75} />}
        title={t('none')}
        help={t('noneHelp')}
        action={
          <Link href="/products" className={buttonClass('primary')}>
            {t('back')}
          </Link>
        }
      />
    </div>
  );
}
