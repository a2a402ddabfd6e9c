'use client';

import { useTranslations } from 'next-intl';
import { useSession } from '@/features/session/session-context';
import { cn } from '@/ui/cn';
import { Delta } from '@/ui/delta';
import type { CorrectionRow } from './correction-rows';

const HEAD = 'px-2 py-2.5 align-bottom font-medium';
const CELL = 'px-2 py-2.5 align-top';

/** The desk's table, newest change first. */
export function CorrectionTable({ rows }: { rows: readonly CorrectionRow[] }) {
  const t = useTranslations('corrections');
  const hasCost = rows.some(({ costChange }) => costChange !== null);
  return (
    <div className="-mx-2 overflow-x-auto max-md:hidden">
      <table className="w-full border-collapse text-table">
        <caption className="sr-only">{t('title')}</caption>
        <thead className="bg-sunken text-left text-hint text-text-2">
          <tr>
            {(['when', 'store', 'day', 'cause'] as const).map((column) => (
              <th key={column} scope="col" className={HEAD}>
                {t(`columns.${column}`)}
              </th>
            ))}
            {(['tickets', 'before', 'after', 'change', ...(hasCost ? (['cost'] as const) : [])] as const).map(
              (column) => (
                <th key={column} scope="col" className={cn(HEAD, 'text-right')}>
                  {t(`columns.${column}`)}
                </th>
              ),
            )}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <Row key={row.id} row={row} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Row({ row }: { row: CorrectionRow }) {
  const t = useTranslations('corrections');
  const { formats } = useSession();
  const figure = cn(CELL, 'tabular whitespace-nowrap text-right');
  return (
    <tr className="border-t border-line" data-testid="correction">
      <td className={cn(CELL, 'tabular whitespace-nowrap')}>{row.when}</td>
      <th scope="row" className={cn(CELL, 'text-left font-medium')}>
        {row.store}
      </th>
      <td className={cn(CELL, 'whitespace-nowrap')}>
        {row.day}
        <span className="block text-hint text-text-2">{t(row.isDayOver ? 'dayOver' : 'sameDay')}</span>
      </td>
      <td className={CELL}>{t(`causes.${row.cause}`)}</td>
      <td className={figure}>{formats.figure(row.tickets, 'count')}</td>
      <td className={cn(figure, 'text-text-2')}>{row.before}</td>
      <td className={figure}>{row.after}</td>
      <td className={figure}>
        <Delta change={row.change} quiet className="justify-end" />
      </td>
      {row.costChange === null ? null : <td className={figure}>{row.costChange}</td>}
    </tr>
  );
}
