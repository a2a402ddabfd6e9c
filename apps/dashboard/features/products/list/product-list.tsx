'use client';

import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { useFilterSearch } from '@/features/filters/use-filter-search';
import { useFilters } from '@/features/filters/use-filters';
import { movedBy, type ProductRow } from '@/features/products/rows/product-rows';
import { useSession } from '@/features/session/session-context';
import { downloadCsv } from '@/lib/csv';
import { Button } from '@/ui/button';
import { Delta } from '@/ui/delta';

const SHOWN_AT_ONCE = 50;

interface Props {
  rows: readonly ProductRow[];
  hasMargin: boolean;
  /** What stands beside the sales: the part of all sales, or what they were before. */
  of: 'share' | 'previous';
}

/** Products of one list: a table on a desk, cards on a phone, the whole of it as a file. */
export function ProductList({ rows, hasMargin, of }: Props) {
  const t = useTranslations('products');
  const [most, setMost] = useState(SHOWN_AT_ONCE);
  const shown = { rows: rows.slice(0, most), hasMargin, of };
  const download = useDownload({ rows, hasMargin, of });
  return (
    <>
      <ProductTable {...shown} />
      <ProductCards {...shown} />
      <div className="mt-3 flex flex-wrap items-center justify-center gap-2">
        {rows.length > most ? <Button onClick={() => setMost(most + SHOWN_AT_ONCE)}>{t('more')}</Button> : null}
        <Button look="quiet" onClick={download}>
          {t('download')}
        </Button>
      </div>
    </>
  );
}

function ProductTable({ rows, hasMargin, of }: Props) {
  const t = useTranslations();
  const head = 'px-2 py-2.5 text-right align-bottom font-medium';
  return (
    <div className="-mx-2 overflow-x-auto max-md:hidden">
      <table className="w-full border-collapse text-table" data-testid="product-table">
        <caption className="sr-only">{t('products.title')}</caption>
        <thead className="bg-sunken text-hint text-text-2">
          <tr>
            <th scope="col" className="px-2 py-2.5 text-left align-bottom font-medium">
              {t('products.product')}
            </th>
            {of === 'share' ? (
              <th scope="col" className={head}>
                {t('products.class')}
              </th>
            ) : null}
            <th scope="col" className={head}>
              {t('stores.short.netSales')}
            </th>
            <th scope="col" className={head}>
              {t(of === 'share' ? 'products.share' : 'products.before')}
            </th>
            <th scope="col" className={head}>
              {t('metrics.units')}
            </th>
            {hasMargin ? (
              <th scope="col" className={head}>
                {t('stores.short.marginRate')}
              </th>
            ) : null}
            <th scope="col" className={head}>
              {t('stores.change')}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <TableRow key={row.id} row={row} hasMargin={hasMargin} of={of} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function TableRow({ row, hasMargin, of }: Omit<Props, 'rows'> & { row: ProductRow }) {
  const { formats } = useSession();
  const cell = 'tabular h-10 whitespace-nowrap px-2 text-right';
  return (
    <tr className="border-t border-line hover:bg-sunken" data-testid="product-row" data-product={row.id}>
      <th scope="row" className="px-2 py-1.5 text-left font-normal">
        <ProductLink row={row} />
        <span className="block text-hint text-text-3">{row.category}</span>
      </th>
      {of === 'share' ? <td className={cell}>{row.salesClass}</td> : null}
      <td className={cell}>{formats.figure(row.netSales, 'money')}</td>
      <td className={`${cell} text-text-2`}>
        {of === 'share' ? formats.share(row.share) : formats.figure(row.previous, 'money')}
      </td>
      <td className={`${cell} text-text-2`}>{formats.figure(row.units, 'count')}</td>
      {hasMargin ? <td className={cell}>{formats.figure(row.marginRate, 'percent')}</td> : null}
      <td className={cell}>
        <Moved row={row} of={of} />
      </td>
    </tr>
  );
}

function ProductCards({ rows, hasMargin, of }: Props) {
  const t = useTranslations('products');
  const { formats } = useSession();
  return (
    <ol className="flex flex-col md:hidden">
      {rows.map((row) => (
        <li key={row.id} className="relative flex flex-col gap-0.5 border-t border-line py-3 first:border-t-0">
          <span className="flex items-baseline justify-between gap-3">
            <ProductLink
              row={row}
              className="line-clamp-2 min-w-0 font-medium leading-[1.3] after:absolute after:inset-0"
            />
            <span className="tabular shrink-0 font-medium">{formats.figure(row.netSales, 'money')}</span>
          </span>
          <span className="flex items-center justify-between gap-3 text-hint text-text-2">
            <span className="tabular min-w-0">
              {[
                of === 'share'
                  ? t('classOf', { name: row.salesClass })
                  : t('beforeOf', { sales: formats.figure(row.previous, 'money') }),
                t('unitsOf', { count: row.units, units: formats.figure(row.units, 'count') }),
                hasMargin && row.marginRate !== null
                  ? t('marginOf', { rate: formats.figure(row.marginRate, 'percent') })
                  : '',
              ]
                .filter(Boolean)
                .join(' · ')}
            </span>
            <Moved row={row} of={of} />
          </span>
        </li>
      ))}
    </ol>
  );
}

function ProductLink({ row, className = 'hover:underline' }: { row: ProductRow; className?: string }) {
  const search = useFilterSearch();
  return (
    <Link
      href={`/products/${encodeURIComponent(row.id)}${search}`}
      className={className}
      data-testid={`product-${row.id}`}
    >
      {row.name}
    </Link>
  );
}

/** In a list of what moved the amount says more than the part: it is the order of the list. */
function Moved({ row, of }: { row: ProductRow; of: Props['of'] }) {
  const { formats } = useSession();
  const amount = of === 'previous' ? movedBy(row) : null;
  const change = formats.change(row.change, 'money');
  const shown = amount !== null && change ? { ...change, isNew: false, text: formats.signedMoney(amount) } : change;
  return <Delta change={shown} quiet className="shrink-0 justify-end" />;
}

function useDownload({ rows, hasMargin }: Props): () => void {
  const t = useTranslations();
  const { period } = useFilters();
  return () =>
    downloadCsv(`vitrine-produtos-${period.from}-${period.to}`, [
      [
        ...[t('products.code'), t('products.product'), t('products.category'), t('products.class')],
        ...[t('metrics.netSales'), t('products.before'), t('metrics.units')],
        ...(hasMargin ? [t('metrics.marginRate')] : []),
      ],
      ...rows.map((row) => [
        ...[row.id, row.name, row.category, row.salesClass, row.netSales, row.previous, row.units],
        ...(hasMargin ? [row.marginRate ?? null] : []),
      ]),
    ]);
}
