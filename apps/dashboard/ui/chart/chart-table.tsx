'use client';

import { ChevronRight, Download } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { downloadCsv } from '@/lib/csv';
import { Button } from '../button';
import { ScrollRegion } from '../scroll-region';

export interface TableModel {
  caption: string;
  fileName: string;
  columns: string[];
  /** First cell names the row; `exact` is what the file gets, `shown` what people read. */
  rows: { shown: string[]; exact: (string | number | null)[] }[];
}

/** "Ver como tabela": every chart's numbers as a real table, and as a file. */
export function ChartTable({ table }: { table: TableModel }) {
  const t = useTranslations('chart');
  return (
    <details className="group -mb-2 mt-3 border-t border-line pt-2">
      <summary className="-mx-2 inline-flex min-h-9 max-md:min-h-11 list-none items-center gap-1.5 rounded-control px-2 text-table font-medium text-text-2 hover:bg-sunken hover:text-text [&::-webkit-details-marker]:hidden">
        <ChevronRight
          size={16}
          strokeWidth={1.75}
          aria-hidden
          className="transition-transform duration-150 group-open:rotate-90 motion-reduce:transition-none"
        />
        {t('asTable')}
      </summary>

      <Rows table={table} />
      <Button
        look="quiet"
        className="-ml-2 mt-2"
        onClick={() => downloadCsv(table.fileName, [table.columns, ...table.rows.map(({ exact }) => exact)])}
      >
        <Download size={16} strokeWidth={1.75} aria-hidden />
        {t('csv')}
      </Button>
    </details>
  );
}

function Rows({ table: { caption, columns, rows } }: { table: TableModel }) {
  return (
    <ScrollRegion label={caption} className="mt-2 max-h-80">
      <table className="tabular w-full border-collapse text-table">
        <caption className="sr-only">{caption}</caption>
        <thead className="sticky top-0 bg-sunken text-left text-text-2">
          <tr>
            {columns.map((column, index) => (
              <th
                key={column}
                scope="col"
                className={`whitespace-nowrap px-3 py-2 font-medium ${index > 0 ? 'text-right' : ''}`}
              >
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ shown: [name, ...cells] }) => (
            <tr key={name} className="border-t border-line">
              <th scope="row" className="whitespace-nowrap px-3 py-1.5 text-left font-normal">
                {name}
              </th>
              {cells.map((cell, index) => (
                <td key={columns[index + 1]} className="whitespace-nowrap px-3 py-1.5 text-right">
                  {cell}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  );
}
