'use client';

import { useTranslations } from 'next-intl';
import { Fragment } from 'react';
import type { StoreRow } from '@/features/stores/comparison/store-rows';
import type { Comparison } from '@/features/stores/comparison/use-comparison';
import type { TableView } from '@/features/stores/view/use-table-view';
import { cn } from '@/ui/cn';
import { type FigureColumns, FigureRow } from './figure-row';
import { HeadCell } from './head-cell';
import { GroupName, StoreName } from './row-name';

interface Props {
  comparison: Comparison;
  rows: readonly StoreRow[];
  view: TableView;
}

/** The desk's table: total on top, one sort shown, the first column stays when the rest scrolls. */
export function StoreTable({ comparison, rows, view }: Props) {
  const t = useTranslations('stores');
  const columns = ['netSales', ...view.columns] as const;
  return (
    <div className={cn('card hidden overflow-x-auto md:block', comparison.byStore.isPlaceholderData && 'opacity-60')}>
      <table className="w-full border-collapse text-table" data-testid="stores-table">
        <caption className="sr-only">{t('title')}</caption>
        <thead className="bg-sunken text-text-2">
          <tr>
            <HeadCell column="store" view={view} className="sticky left-0 z-10 bg-sunken pl-5 text-left" />
            {columns.map((column) => (
              <HeadCell key={column} column={column} view={view} className="text-right last:pr-5" />
            ))}
          </tr>
        </thead>
        <tbody>
          <FigureRow
            name={<span className="pl-7 font-semibold">{t('total')}</span>}
            figures={comparison.total}
            columns={columns}
            className="bg-canvas font-semibold"
          />
          <Rows comparison={comparison} rows={rows} view={view} columns={columns} />
        </tbody>
      </table>
    </div>
  );
}

/** The stores, under their groups where there are any. */
function Rows({ comparison, rows, view, columns }: Props & { columns: FigureColumns }) {
  const store = (row: StoreRow) => (
    <FigureRow
      key={row.id}
      name={<StoreName row={row} view={view} />}
      figures={row.figures}
      columns={columns}
      row={row}
      points={row.course.length}
      partial={comparison.partial}
    />
  );
  if (!view.group) return rows.map(store);
  return comparison.groups.map((group) => (
    <Fragment key={group.name}>
      <FigureRow
        name={<GroupName name={group.name} by={view.group} count={group.rows.length} />}
        figures={group.figures}
        columns={columns}
        className="bg-canvas font-medium"
      />
      {inOrderOf(rows, group.rows).map(store)}
    </Fragment>
  ));
}

/** Members in the order of the whole table. */
function inOrderOf(rows: readonly StoreRow[], members: readonly StoreRow[]): StoreRow[] {
  const place = new Map(rows.map((row, index) => [row.id, index]));
  return [...members].sort((left, right) => (place.get(left.id) ?? 0) - (place.get(right.id) ?? 0));
}
