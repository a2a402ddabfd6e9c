'use client';

import Link from 'next/link';
import type { ReactNode } from 'react';
import type { Change } from '@/lib/format/figures';
import { Bar } from '@/ui/bar';
import { cn } from '@/ui/cn';
import { Delta } from '@/ui/delta';
import { LiveFigure } from '@/ui/live-figure';
import { Panel } from '@/ui/panel';
import { RowsSkeleton } from '@/ui/skeleton';
import { Empty, ReadingFailed } from '@/ui/states';

export interface RankingRow {
  id: string;
  name: string;
  detail?: string;
  figure: string;
  change: Change | null;
  /** Part of the largest, for the bar. */
  share: number;
  href?: string;
  isOwn?: boolean;
}

/** A short list in order: name, figure, change, and a bar that shows the distance to the first. */
export function Ranking({
  title,
  rows,
  isLoading,
  error,
  onRetry,
  emptyText,
  foot = null,
  action,
  isStale = false,
  hasChange = true,
  testId,
}: {
  title: string;
  rows: readonly RankingRow[];
  isLoading: boolean;
  error: unknown;
  onRetry: () => void;
  emptyText: string;
  /** Below the rows: what is not among them. */
  foot?: string | null;
  action?: ReactNode;
  isStale?: boolean;
  hasChange?: boolean;
  testId?: string;
}) {
  return (
    <Panel title={title} action={action} {...(testId ? { testId } : {})}>
      <div className={isLoading ? 'min-h-[340px]' : 'md:min-h-[260px]'}>
        {isLoading ? (
          <RowsSkeleton rows={5} rowClass="h-[68px]" />
        ) : error && rows.length === 0 ? (
          <ReadingFailed error={error} onRetry={onRetry} />
        ) : rows.length === 0 ? (
          <Empty title={emptyText} />
        ) : (
          <ol className={cn('flex flex-col', isStale && 'opacity-50')}>
            {rows.map((row) => (
              <RankingItem key={row.id} row={row} hasChange={hasChange} />
            ))}
          </ol>
        )}
        {foot && !isLoading ? <p className="mt-2 text-hint text-text-2">{foot}</p> : null}
      </div>
    </Panel>
  );
}

/** One row of a ranking; also where a list stands in for a table. */
export function RankingItem({ row, hasChange }: { row: RankingRow; hasChange: boolean }) {
  const content = (
    <>
      <span className="flex h-[22px] items-baseline justify-between gap-3">
        <span className={cn('min-w-0 flex-1 truncate', row.isOwn && 'font-semibold text-accent')} title={row.name}>
          {row.name}
        </span>
        <LiveFigure text={row.figure} className="shrink-0 whitespace-nowrap font-medium" />
      </span>
      <span className="mt-0.5 flex h-[18px] items-center justify-between gap-3 text-hint leading-[18px] text-text-2">
        <span className="min-w-0 truncate">{row.detail}</span>
        {hasChange ? <Delta change={row.change} quiet className="shrink-0" /> : null}
      </span>
      <Bar share={row.share} soft className="mt-1.5" />
    </>
  );
  return (
    <li>
      {row.href ? (
        <Link
          href={row.href}
          className="-mx-2 block rounded-control px-2 py-2 transition-colors duration-150 hover:bg-sunken"
          data-testid={`rank-${row.id}`}
        >
          {content}
        </Link>
      ) : (
        <div className="py-2">{content}</div>
      )}
    </li>
  );
}
