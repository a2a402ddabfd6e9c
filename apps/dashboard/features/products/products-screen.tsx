'use client';

import { useTranslations } from 'next-intl';
import { useComparedName } from '@/features/figures/words/use-compared-name';
import { useFilters } from '@/features/filters/use-filters';
import { FirstUse } from '@/features/first-use/first-use';
import { isFirstUse } from '@/features/first-use/is-first-use';
import { useLive } from '@/features/live/live-provider';
import { useSession } from '@/features/session/session-context';
import { seesProducts } from '@/lib/access';
import { PageHead } from '@/ui/page-head';
import { Panel } from '@/ui/panel';
import { RowsSkeleton } from '@/ui/skeleton';
import { Empty, NotAllowed, ReadingFailed } from '@/ui/states';
import { type Products, useCategories, useProducts } from './answers/use-products';
import { CurveList } from './list/curve-list';
import { ListTabs } from './list/list-tabs';
import { MovedList } from './list/moved-list';
import { ProductTools } from './list/product-tools';
import { type ProductView, useProductView } from './view/use-product-view';

/** What sells, what earns, what stopped? */
export function ProductsScreen() {
  const t = useTranslations('products');
  const { me, stores } = useSession();
  const { snapshot } = useLive();
  const isAllowed = seesProducts(me);
  const view = useProductView();
  const products = useProducts(view.category, isAllowed);
  const categories = useCategories(isAllowed);
  if (!isAllowed) return <NotAllowed isPage className="min-h-[60dvh]" />;
  if (isFirstUse(me, stores, snapshot)) return <FirstUse title={t('title')} />;
  return (
    <>
      <PageHead title={t('title')} subtitle={<Days products={products} />} />
      <ListTabs view={view} />
      <ProductTools view={view} categories={categories} />
      <List products={products} view={view} />
    </>
  );
}

/** Which days these are, and which they are compared with. */
function Days({ products: { answer } }: { products: Products }) {
  const t = useTranslations('products');
  const { formats } = useSession();
  const { period } = useFilters();
  // Figures of the question before were compared with other days.
  const compared = useComparedName(answer.isPlaceholderData ? undefined : answer.data?.comparePeriod);
  return compared === '' ? formats.period(period) : t('days', { period: formats.period(period), compared });
}

function List({ products, view }: { products: Products; view: ProductView }) {
  const t = useTranslations('products');
  const { answer, rows } = products;
  if (answer.isPending)
    return (
      <div className="card p-5">
        <RowsSkeleton rows={10} />
      </div>
    );
  if (answer.isError && !answer.data)
    return (
      <Panel title={t(`lists.${view.list}`)}>
        <ReadingFailed error={answer.error} onRetry={() => void answer.refetch()} />
      </Panel>
    );
  if (rows.length === 0)
    return (
      <Panel title={t(`lists.${view.list}`)} testId="products">
        <Empty title={t('empty')} help={t('emptyHelp')} />
      </Panel>
    );
  return view.list === 'curve' ? (
    <CurveList products={products} view={view} />
  ) : (
    <MovedList products={products} view={view} list={view.list} />
  );
}
