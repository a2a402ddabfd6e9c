'use client';

import { ArrowDown, ArrowUp } from 'lucide-react';
import { useTranslations } from 'next-intl';
import type { OptionalColumn, SortKey, TableView } from '@/features/stores/view/use-table-view';
import { cn } from '@/ui/cn';

/** The name of a column; all but the course sort the table by it. */
export function HeadCell({
  column,
  view,
  className,
}: {
  column: SortKey | OptionalColumn;
  view: TableView;
  className: string;
}) {
  const t = useTranslations();
  const name =
    column === 'store'
      ? t('stores.store')
      : column === 'change'
        ? t('stores.change')
        : column === 'trend'
          ? t('stores.trend')
          : t(`stores.short.${column}`);
  const base = cn('h-10 whitespace-nowrap px-2 font-medium 2xl:px-2.5', className);
  if (column === 'trend') {
    return (
      <th scope="col" className={base}>
        {name}
      </th>
    );
  }
  const isSorted = view.sort === column;
  const Arrow = view.dir === 'asc' ? ArrowUp : ArrowDown;
  return (
    <th
      scope="col"
      aria-sort={isSorted ? (view.dir === 'asc' ? 'ascending' : 'descending') : 'none'}
      className={base}
      {...(column === 'sellerHour' ? { title: t('stores.sellerHourHelp') } : {})}
    >
      <button
        type="button"
        onClick={() => view.sortBy(column)}
        className={cn(
          '-mx-1.5 inline-flex h-8 items-center gap-1 rounded-[6px] px-1.5 hover:text-text',
          isSorted && 'text-text',
        )}
      >
        {name}
        {isSorted ? <Arrow size={14} strokeWidth={1.75} aria-hidden /> : null}
      </button>
    </th>
  );
}
