'use client';

import { ArrowDown, ArrowUp } from 'lucide-react';
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { Fragment, type ReactNode } from 'react';
import { useFilters } from '@/features/filters/use-filters';
import { useFilterSearch } from '@/features/frame/nav-links';
import { useSession } from '@/features/frame/session-context';
import type { MetricRow } from '@/lib/api/types';
import { kindOf } from '@/lib/format';
import { cn } from '@/ui/cn';
import { Delta } from '@/ui/delta';
import { LiveFigure } from '@/ui/live-figure';
import { Sparkline } from '@/ui/sparkline';
import type { Comparison, StoreRow } from './use-comparison';
import { useFormatName } from './use-format-name';
import { MOST_PICKED, type OptionalColumn, type SortKey, type TableView } from './use-table-view';

interface Props {
  comparison: Comparison;
  rows: readonly StoreRow[];
  view: TableView;
}

/** The desk's table: total on top, one sort shown, the first column stays when the rest scrolls. */
export function StoreTable({ comparison, rows, view }: Props) {
  const t = useTranslations('stores');
  const { byStore } = comparison;
  const columns = ['netSales', ...view.columns] as const;
  const place = new Map(rows.map((row, index) => [row.id, index]));
  const inOrder = (members: readonly StoreRow[]) =>
    [...members].sort((left, right) => (place.get(left.id) ?? 0) - (place.get(right.id) ?? 0));
  const groups = view.group
    ? comparison.groups.map((group) => ({ ...group, rows: inOrder(group.rows) }))
    : [{ name: null, figures: {}, rows }];

  return (
    <div className={cn('card hidden overflow-x-auto md:block', byStore.isPlaceholderData && 'opacity-60')}>
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
          {groups.map((group) => (
            <Fragment key={group.name ?? 'all'}>
              {group.name === null ? null : (
                <FigureRow
                  name={<GroupName name={group.name} by={view.group} count={group.rows.length} />}
                  figures={group.figures}
                  columns={columns}
                  className="bg-canvas font-medium"
                />
              )}
              {group.rows.map((row) => (
                <FigureRow
                  key={row.id}
                  name={<StoreName row={row} view={view} />}
                  figures={row.figures}
                  columns={columns}
                  row={row}
                  points={row.course.length}
                  partial={comparison.partial}
                />
              ))}
            </Fragment>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function HeadCell({
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

function GroupName({ name, by, count }: { name: string; by: TableView['group']; count: number }) {
  const t = useTranslations();
  const formatName = useFormatName();
  const words = name === '' ? t(by === 'format' ? 'stores.noFormat' : 'stores.noRegion') : name;
  return (
    <span className="pl-7 font-medium">
      {by === 'format' && name !== '' ? formatName(name) : words}{' '}
      <span className="font-normal text-text-2">{t('filters.storesChosen', { count })}</span>
    </span>
  );
}

/** Two lines at most: a chain's stores often differ in the last word only. */
const nameClass =
  'line-clamp-2 min-w-[140px] max-w-[172px] whitespace-normal leading-[1.25] [overflow-wrap:anywhere] xl:min-w-[160px] xl:max-w-[228px] 2xl:max-w-[240px]';

function StoreName({ row, view }: { row: StoreRow; view: TableView }) {
  const t = useTranslations('stores');
  const search = useFilterSearch();
  const isPicked = view.pick.includes(row.id);
  return (
    <span className="flex items-center gap-3">
      <input
        type="checkbox"
        checked={isPicked}
        disabled={!isPicked && view.pick.length >= MOST_PICKED}
        onChange={() => view.togglePick(row.id)}
        aria-label={t('select', { store: row.name })}
        className="size-4 shrink-0 accent-accent"
      />
      {row.isUnlisted ? (
        <span className={nameClass} title={row.name}>
          {row.name} <span className="text-hint text-text-2">· {t('unlisted')}</span>
        </span>
      ) : (
        <Link
          href={`/stores/${encodeURIComponent(row.id)}${search}`}
          className={cn(nameClass, 'rounded-[4px] font-medium underline-offset-4 hover:underline')}
          title={row.name}
        >
          {row.name}
        </Link>
      )}
      {row.isOwn ? (
        <span className="shrink-0 rounded-full bg-accent-soft px-2 py-0.5 text-hint font-medium">{t('yourStore')}</span>
      ) : null}
    </span>
  );
}

function FigureRow({
  name,
  figures,
  columns,
  row,
  className,
  points = 24,
  partial,
}: {
  name: ReactNode;
  figures: MetricRow;
  columns: readonly OptionalColumn[] | readonly ('netSales' | OptionalColumn)[];
  row?: StoreRow;
  className?: string;
  points?: number;
  partial?: number | undefined;
}) {
  const t = useTranslations('stores');
  const { formats } = useSession();
  const { compare } = useFilters();
  return (
    <tr
      className={cn('border-t border-line', className)}
      {...(row ? { 'data-testid': `store-row-${row.id}`, 'data-value': String(row.figures.netSales ?? '') } : {})}
    >
      <th
        scope="row"
        className={cn(
          'sticky left-0 z-10 h-10 whitespace-nowrap px-2.5 pl-5 text-left font-normal',
          row ? 'bg-surface' : 'bg-canvas',
        )}
      >
        {name}
      </th>
      {columns.map((column) => (
        <td key={column} className="tabular h-10 whitespace-nowrap px-2 text-right last:pr-5 2xl:px-2.5">
          {column === 'change' ? (
            <Delta
              change={compare ? formats.change(figures.netSales, figures['netSales.previous'], 'money') : null}
              quiet
            />
          ) : column === 'trend' ? (
            row ? (
              <Sparkline values={row.course} length={points} partial={partial} className="ml-auto h-6 w-14 2xl:w-20" />
            ) : null
          ) : (
            <Cell
              figures={figures}
              column={column}
              hidden={
                row !== undefined && column === 'marginRate' && figures[column] === undefined ? t('hidden') : null
              }
            />
          )}
        </td>
      ))}
    </tr>
  );
}

function Cell({
  figures,
  column,
  hidden,
}: {
  figures: MetricRow;
  column: Exclude<OptionalColumn, 'change' | 'trend'> | 'netSales';
  hidden: string | null;
}) {
  const { formats } = useSession();
  if (hidden) {
    return (
      <span className="text-text-3" title={hidden}>
        —<span className="sr-only"> {hidden}</span>
      </span>
    );
  }
  return <LiveFigure text={formats.figure(figures[column], kindOf(column))} />;
}
