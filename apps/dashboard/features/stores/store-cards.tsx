'use client';

import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { AskBell } from '@/features/alert-ask/ask-bell';
import { gapIn } from '@/features/figures/words/coverage-words';
import { useFilterSearch } from '@/features/filters/use-filter-search';
import { useSession } from '@/features/session/session-context';
import type { StoreRow } from '@/features/stores/comparison/store-rows';
import type { Comparison } from '@/features/stores/comparison/use-comparison';
import type { MetricColumn, TableView } from '@/features/stores/view/use-table-view';
import { kindOf } from '@/lib/format/kinds';
import { cn } from '@/ui/cn';
import { Delta } from '@/ui/delta';
import { LiveFigure } from '@/ui/live-figure';
import { Sparkline } from '@/ui/sparkline';
import { askedMetric } from './asked-metric';
import { usePickBox } from './use-pick-box';

/** The phone's table: one metric at a time, ranked, with its change and course. */
export function StoreCards({
  comparison,
  rows,
  view,
}: {
  comparison: Comparison;
  rows: readonly StoreRow[];
  view: TableView;
}) {
  const t = useTranslations('stores');
  const metric: MetricColumn = view.sort === 'store' || view.sort === 'change' ? 'netSales' : view.sort;
  return (
    <div className="md:hidden">
      <MetricChoice metric={metric} view={view} />
      {metric === 'sellerHour' ? <p className="-mt-1 mb-3 text-hint text-text-2">{t('sellerHourHelp')}</p> : null}
      <ol className={cn('flex flex-col gap-2', comparison.byStore.isPlaceholderData && 'opacity-60')}>
        {rows.map((row, index) => (
          <li
            key={row.id}
            className="card relative grid grid-cols-[24px_minmax(0,1fr)_auto] items-center gap-x-2 gap-y-1 p-3.5"
          >
            <span className="tabular self-start pt-px text-table text-text-3">{index + 1}</span>
            <CardName row={row} />
            <PickBox row={row} view={view} />
            {row.isUnlisted ? null : (
              <AskBell
                metric={askedMetric(view)}
                storeIds={[row.id]}
                of={row.name}
                className="absolute right-11 top-1"
              />
            )}
            <CardFigure row={row} metric={metric} />
            <Sparkline
              values={row.course}
              length={row.course.length}
              partial={comparison.partial}
              className="col-start-3 row-start-2 h-8 w-20 self-end"
            />
          </li>
        ))}
      </ol>
    </div>
  );
}

function MetricChoice({ metric, view }: { metric: MetricColumn; view: TableView }) {
  const t = useTranslations();
  return (
    <label className="mb-3 flex items-center justify-between gap-3 text-table text-text-2">
      {t('stores.metric')}
      <select
        value={metric}
        onChange={(event) => void view.setView({ sort: event.target.value as MetricColumn, dir: 'desc' })}
        className="h-11 min-w-0 flex-1 rounded-control border border-line-strong bg-surface px-3 text-[16px] text-text"
      >
        {view.metrics.map((choice) => (
          <option key={choice} value={choice}>
            {t(`metrics.${choice}`)}
          </option>
        ))}
      </select>
    </label>
  );
}

/** The whole card opens the store's page, where it has one. */
function CardName({ row }: { row: StoreRow }) {
  const t = useTranslations('stores');
  const search = useFilterSearch();
  return (
    <span className="col-span-2 min-w-0 pr-20">
      {row.isUnlisted ? (
        <span className="line-clamp-2 font-medium leading-[1.25]">{row.name}</span>
      ) : (
        <Link
          href={`/stores/${encodeURIComponent(row.id)}${search}`}
          className="line-clamp-2 rounded-card font-medium leading-[1.25] after:absolute after:inset-0 after:rounded-card"
        >
          {row.name}
        </Link>
      )}
      <span className="block truncate text-hint text-text-2">
        {row.isUnlisted ? t('unlisted') : row.region}
        {row.isOwn ? ` · ${t('yourStore')}` : ''}
      </span>
    </span>
  );
}

/** Lies above the card's link. */
function PickBox({ row, view }: { row: StoreRow; view: TableView }) {
  const pick = usePickBox(row, view);
  return (
    <label className="absolute right-1 top-1 z-10 inline-flex size-11 items-center justify-center">
      <input {...pick} className="size-5 accent-accent" />
    </label>
  );
}

function CardFigure({ row: { figures }, metric }: { row: StoreRow; metric: MetricColumn }) {
  const { formats } = useSession();
  const kind = kindOf(metric);
  return (
    <span className="col-start-2 row-start-2 flex min-w-0 flex-col items-start gap-y-0.5 pt-1">
      <LiveFigure
        text={formats.figure(figures[metric], kind)}
        className="whitespace-nowrap text-[18px] font-semibold"
      />
      <Delta
        change={formats.change(figures.changes?.[metric], kind)}
        gap={gapIn(figures)}
        quiet
        className="text-hint leading-[18px]"
      />
    </span>
  );
}
