'use client';

import { useTranslations } from 'next-intl';
import { RankingItem } from '@/features/figures/rankings/ranking';
import type { useTop } from '@/features/figures/rankings/use-top';
import { useSession } from '@/features/session/session-context';
import { Bar } from '@/ui/bar';
import { cn } from '@/ui/cn';
import { Delta } from '@/ui/delta';
import { LiveFigure } from '@/ui/live-figure';
import { Panel } from '@/ui/panel';
import { RowsSkeleton } from '@/ui/skeleton';
import { Empty, ReadingFailed } from '@/ui/states';

/** Sellers or products of one store with their part of its sales; a list on a phone, where a table would cut every name. */
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
        <>
          <ol className={cn('flex flex-col sm:hidden', answer.isPlaceholderData && 'opacity-60')}>
            {rows.map((row) => (
              <RankingItem key={row.id} row={row} hasChange />
            ))}
          </ol>
          <ShareRows top={top} title={title} nameColumn={nameColumn} countMetric={countMetric} />
        </>
      )}
    </Panel>
  );
}

function ShareRows({
  title,
  nameColumn,
  countMetric,
  top,
}: Pick<Parameters<typeof ShareTable>[0], 'title' | 'nameColumn' | 'countMetric' | 'top'>) {
  const t = useTranslations();
  const { answer, rows } = top;
  const head = 'whitespace-nowrap px-1 pb-2 text-right font-medium';
  return (
    <table
      className={cn(
        '-mx-1 w-[calc(100%+8px)] border-collapse text-table max-sm:hidden',
        answer.isPlaceholderData && 'opacity-60',
      )}
    >
      <caption className="sr-only">{title}</caption>
      <thead className="text-hint text-text-2">
        <tr>
          <th scope="col" className="px-1 pb-2 text-left font-medium">
            {nameColumn}
          </th>
          <th scope="col" className={head}>
            {t(`metrics.${countMetric}`)}
          </th>
          <th scope="col" className={head}>
            {t('stores.short.netSales')}
          </th>
          <th scope="col" className={cn(head, 'min-w-[92px]')}>
            {t('stores.change')}
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <ShareRow key={row.id} row={row} />
        ))}
      </tbody>
    </table>
  );
}

function ShareRow({ row }: { row: ReturnType<typeof useTop>['rows'][number] }) {
  const { formats } = useSession();
  return (
    <tr className="border-t border-line">
      <th scope="row" className="w-full px-1 py-2 text-left font-normal">
        <span className="line-clamp-2" title={row.name}>
          {row.name}
        </span>
        <Bar share={row.share} soft className="mt-1.5" />
      </th>
      <td className="tabular px-1 py-2 text-right align-top text-text-2">{formats.figure(row.count, 'count')}</td>
      <td className="px-1 py-2 pl-3 text-right align-top">
        <LiveFigure text={row.figure} className="whitespace-nowrap leading-[1.45]" />
      </td>
      <td className="whitespace-nowrap px-1 py-2 text-right align-top">
        <Delta change={row.change} quiet className="justify-end text-hint leading-[1.6]" />
      </td>
    </tr>
  );
}
