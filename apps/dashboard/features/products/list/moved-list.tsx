'use client';

import { useTranslations } from 'next-intl';
import { useCoverageNote } from '@/features/figures/words/use-coverage-note';
import { useFilters } from '@/features/filters/use-filters';
import { MOST_PRODUCTS, type Products } from '@/features/products/answers/use-products';
import { isSold, movedRows, type ProductRow, stoppedRows } from '@/features/products/rows/product-rows';
import type { ProductListName, ProductView } from '@/features/products/view/use-product-view';
import { useSession } from '@/features/session/session-context';
import { addDecimals } from '@/lib/decimal';
import { hasWords } from '@/lib/plain-words';
import { Button } from '@/ui/button';
import { Panel } from '@/ui/panel';
import { RowsSkeleton } from '@/ui/skeleton';
import { Empty } from '@/ui/states';
import { ProductList } from './product-list';

type Moving = Exclude<ProductListName, 'curve'>;

const rowsOf = (rows: readonly ProductRow[], list: Moving): ProductRow[] =>
  list === 'stopped' ? stoppedRows(rows) : movedRows(rows, list === 'rising' ? 'up' : 'down');

/** What rose, fell or stopped against the compared days; where days are missing, that is what is said. */
export function MovedList({
  products: { rows, answer, hasMargin },
  view,
  list,
}: {
  products: Products;
  view: ProductView;
  list: Moving;
}) {
  const t = useTranslations('products');
  const { compare } = useFilters();
  const gap = useCoverageNote(answer.data, answer.data?.total);
  const found = rowsOf(rows, list);
  const shown = found.filter((row) => hasWords(`${row.name} ${row.id}`, view.words));
  return (
    <Panel
      title={t(`lists.${list}`)}
      lead={found.length > 0 ? <Finding rows={rows} found={found} list={list} /> : null}
      testId="products"
      className={answer.isPlaceholderData ? 'opacity-60' : ''}
    >
      {compare === undefined ? (
        <NotCompared />
      ) : answer.isPlaceholderData && found.length === 0 ? (
        <RowsSkeleton rows={10} />
      ) : gap ? (
        <Empty title={t('notComparable')} help={`${gap}. ${t('notComparableHelp')}`} />
      ) : found.length === 0 ? (
        <Empty title={t(`none.${list}`)} />
      ) : shown.length === 0 ? (
        <Empty title={t('filteredEmpty')} help={t('filteredEmptyHelp')} />
      ) : (
        <ProductList key={`${list} ${view.words}`} rows={shown} hasMargin={hasMargin} of="previous" />
      )}
      {rows.length === MOST_PRODUCTS ? (
        <p className="mt-2 text-hint text-text-2">{t('cut', { count: MOST_PRODUCTS })}</p>
      ) : null}
    </Panel>
  );
}

/** How many, and the one that moved most. */
function Finding({ rows, found, list }: { rows: readonly ProductRow[]; found: readonly ProductRow[]; list: Moving }) {
  const t = useTranslations('products.finding');
  const { formats } = useSession();
  const { hasToday } = useFilters();
  const [first] = found;
  if (first === undefined) return null;
  const before = formats.figure(addDecimals(found.map(({ previous }) => previous ?? '0')), 'money');
  const values = { count: found.length, sold: rows.filter(isSold).length, name: first.name, before };
  return (
    <p data-testid="products-finding">
      {t(list, values)}
      {list === 'stopped' && hasToday ? ` ${t('running')}` : null}
    </p>
  );
}

function NotCompared() {
  const t = useTranslations('products');
  const { setFilters } = useFilters();
  return (
    <Empty
      title={t('notCompared')}
      action={<Button onClick={() => void setFilters({ compare: null })}>{t('compareNow')}</Button>}
    />
  );
}
