'use client';

import { useTranslations } from 'next-intl';
import { useSession } from '@/features/frame/session-context';
import type { useTop } from '@/features/overview/use-top';
import { Bar } from '@/ui/bar';
import { cn } from '@/ui/cn';
import { Delta } from '@/ui/delta';
import { LiveFigure } from '@/ui/live-figure';
import { Panel } from '@/ui/panel';
import { RowsSkeleton } from '@/ui/skeleton';
import { Empty, ReadingFailed } from '@/ui/states';

/** Sellers or products of one store with their part of its sales; three columns on a phone, four on a desk. */
export function ShareTable({
  title,
  nameColumn,
  countMetric,
  top,
  emptyText,
  isPartial,
  testId,
}: {
  title: string;
  nameColumn: string;
  countMetric: 'tickets' | 'units';
  top: ReturnType<typeof useTop>;
  emptyText: string;
  isPartial: boolean;
  testId: string;
}) {
  const t = useTranslations();
  const { formats } = useSession();
  const { answer, rows } = top;
  return (
    <Panel title={title} testId={testId} lead={isPartial ? <p>{t('overview.partialHelp')}</p> : null}>
      {answer.isPending ? (
        <RowsSkeleton rows={8} />
      ) : answer.isError && rows.length === 0 ? (
        <ReadingFailed error={answer.error} onRetry={() => void answer.refetch()} />
      ) : rows.length === 0 ? (
        <Empty title={emptyText} />
      ) : (
        <table
          className={cn(
            '-mx-1 w-[calc(100%+8px)] table-fixed border-collapse text-table',
            answer.isPlaceholderData && 'opacity-60',
          )}
        >
          <caption className="sr-only">{title}</caption>
          <thead className="text-hint text-text-2">
            <tr>
              <th scope="col" className="px-1 pb-2 text-left font-medium">
                {nameColumn}
              </th>
              <th scope="col" className="hidden w-[60px] px-1 pb-2 text-right font-medium sm:table-cell">
                {t(`metrics.${countMetric}`)}
              </th>
              <th scope="col" className="w-[124px] px-1 pb-2 text-right font-medium">
                {t('metrics.netSales')}
              </th>
              <th scope="col" className="w-[124px] px-1 pb-2 text-right font-medium">
                {t('stores.change')}
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.id} className="border-t border-line">
                <th scope="row" className="px-1 py-2 text-left font-normal">
                  <span className="block truncate" title={row.name}>
                    {row.name}
                  </span>
                  <Bar share={row.share} soft className="mt-1.5" />
                </th>
                <td className="tabular hidden px-1 py-2 text-right align-top text-text-2 sm:table-cell">
                  {formats.figure(row.count, 'count')}
                </td>
                <td className="px-1 py-2 text-right align-top">
                  <LiveFigure text={row.figure} className="whitespace-nowrap leading-[1.45]" />
                </td>
                <td className="px-1 py-2 text-right align-top">
                  <Delta change={row.change} quiet className="justify-end text-hint leading-[1.6]" />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Panel>
  );
}
