'use client';

import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { gapIn } from '@/features/figures/words/coverage-words';
import { useSession } from '@/features/session/session-context';
import type { StoreRow } from '@/features/stores/comparison/store-rows';
import type { OptionalColumn } from '@/features/stores/view/use-table-view';
import type { MetricRow } from '@/lib/api/types';
import { kindOf } from '@/lib/format/kinds';
import { cn } from '@/ui/cn';
import { Delta } from '@/ui/delta';
import { LiveFigure } from '@/ui/live-figure';
import { Sparkline } from '@/ui/sparkline';

/** Net sales first, then the columns that were chosen. */
export type FigureColumns = readonly ('netSales' | OptionalColumn)[];

interface Props {
  name: ReactNode;
  figures: MetricRow;
  columns: FigureColumns;
  /** Of one store; totals and groups have none. */
  row?: StoreRow;
  className?: string;
  points?: number;
  partial?: number | undefined;
}

/** The figures of a store, of a group or of all, one a column. */
export function FigureRow({ name, columns, className, ...props }: Props) {
  const { row } = props;
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
          <Column column={column} {...props} />
        </td>
      ))}
    </tr>
  );
}

function Column({
  column,
  figures,
  row,
  points = 24,
  partial,
}: Omit<Props, 'name' | 'columns' | 'className'> & { column: FigureColumns[number] }) {
  const t = useTranslations('stores');
  const { formats } = useSession();
  if (column === 'change')
    return <Delta change={formats.change(figures.changes?.netSales, 'money')} gap={gapIn(figures)} quiet />;
  if (column === 'trend') {
    if (!row) return null;
    return <Sparkline values={row.course} length={points} partial={partial} className="ml-auto h-6 w-14 2xl:w-20" />;
  }
  const isHidden = row !== undefined && column === 'marginRate' && figures[column] === undefined;
  return <Cell figures={figures} column={column} hidden={isHidden ? t('hidden') : null} />;
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
