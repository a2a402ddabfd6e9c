'use client';

import { useTranslations } from 'next-intl';
import { Delta } from '@/ui/delta';
import type { CorrectionRow } from './correction-rows';

/** The phone's list: where and why first, then what became of the figure. */
export function CorrectionCards({ rows }: { rows: readonly CorrectionRow[] }) {
  return (
    <ol className="flex flex-col md:hidden">
      {rows.map((row) => (
        <Card key={row.id} row={row} />
      ))}
    </ol>
  );
}

function Card({ row }: { row: CorrectionRow }) {
  const t = useTranslations('corrections');
  return (
    <li className="flex flex-col gap-1 border-t border-line py-3 first:border-t-0">
      <span className="flex items-baseline justify-between gap-3">
        <span className="line-clamp-2 min-w-0 font-medium">{row.store}</span>
        <Delta change={row.change} quiet className="shrink-0" />
      </span>
      <span className="text-table">
        {t(`causes.${row.cause}`)} · {t('ticketCount', { tickets: row.tickets })}
      </span>
      <span className="tabular text-table text-text-2">{t('fromTo', { before: row.before, after: row.after })}</span>
      {row.costChange === null ? null : (
        <span className="tabular text-table text-text-2">{t('costBy', { amount: row.costChange })}</span>
      )}
      <span className="tabular text-hint text-text-2">{t('salesOf', { day: row.day, when: row.when })}</span>
    </li>
  );
}
