'use client';

import { useTranslations } from 'next-intl';
import { MOST_PRODUCTS, type Products } from '@/features/products/answers/use-products';
import { isSold, type ProductRow } from '@/features/products/rows/product-rows';
import { type Group, groupSums, quadrantOf, quadrants, salesClasses } from '@/features/products/rows/quadrants';
import type { ProductView } from '@/features/products/view/use-product-view';
import { useSession } from '@/features/session/session-context';
import type { Figure } from '@/lib/api/types';
import { hasWords } from '@/lib/plain-words';
import { Panel } from '@/ui/panel';
import { Empty } from '@/ui/states';
import { GroupGrid } from './group-grid';
import { ProductList } from './product-list';

/** All that sold, in the square of sales and margin; where margins may not be seen, in the three classes of sales. */
export function CurveList({ products: { rows, answer, hasMargin }, view }: { products: Products; view: ProductView }) {
  const t = useTranslations('products');
  const all = answer.data?.total.marginRate;
  const sold = rows.filter(isSold);
  const groupOf = (row: ProductRow): Group => (hasMargin ? quadrantOf(row, all) : row.salesClass);
  const sums = groupSums(sold, groupOf, hasMargin ? quadrants : salesClasses);
  const group = sums.some((sum) => sum.group === view.group) ? view.group : null;
  const shown = sold.filter(
    (row) => (group === null || groupOf(row) === group) && hasWords(`${row.name} ${row.id}`, view.words),
  );
  return (
    <Panel
      title={t('lists.curve')}
      lead={<Finding rows={sold} marginRate={hasMargin ? all : undefined} />}
      testId="products"
      className={answer.isPlaceholderData ? 'opacity-60' : ''}
    >
      <GroupGrid sums={sums} chosen={group} onChoose={(next) => void view.setView({ group: next })} />
      {shown.length === 0 ? (
        <Empty title={t('filteredEmpty')} help={t('filteredEmptyHelp')} />
      ) : (
        <ProductList key={`${group} ${view.words}`} rows={shown} hasMargin={hasMargin} of="share" />
      )}
      {rows.length === MOST_PRODUCTS ? (
        <p className="mt-2 text-hint text-text-2">{t('cut', { count: MOST_PRODUCTS })}</p>
      ) : null}
    </Panel>
  );
}

/** How few make most of the sales, and how many of these earn less than all do. */
function Finding({ rows, marginRate }: { rows: readonly ProductRow[]; marginRate: Figure | undefined }) {
  const t = useTranslations('products.finding');
  const { formats } = useSession();
  if (rows.length === 0) return null;
  const best = rows.filter(({ salesClass }) => salesClass === 'A');
  const weak = best.filter((row) => quadrantOf(row, marginRate) === 'sells').length;
  const rate = marginRate === undefined || marginRate === null ? null : formats.figure(marginRate, 'percent');
  return (
    <p data-testid="products-finding">
      {t('few', { best: best.length, count: rows.length })}
      {rate === null ? null : ` ${t('weak', { weak, rate })}`}
    </p>
  );
}
