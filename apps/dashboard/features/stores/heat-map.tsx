'use client';

import { useTranslations } from 'next-intl';
import { useEffect, useMemo, useRef } from 'react';
import { useSession } from '@/features/session/session-context';
import type { StoreRow } from '@/features/stores/comparison/store-rows';
import type { Comparison } from '@/features/stores/comparison/use-comparison';
import { addDecimals } from '@/lib/decimal';
import { cn } from '@/ui/cn';
import { Panel } from '@/ui/panel';
import { ScrollRegion } from '@/ui/scroll-region';
import { RowsSkeleton } from '@/ui/skeleton';
import { Empty, ReadingFailed } from '@/ui/states';
import { shortenNames } from './shorten-names';

/** Store by hour. A real table: the colour only repeats what each cell says. */
export function HeatMap({ comparison, rows }: { comparison: Comparison; rows: readonly StoreRow[] }) {
  const t = useTranslations('stores');
  const { formats } = useSession();
  const { byHour } = comparison;
  const grid = useMemo(() => gridOf(byHour.data?.rows ?? []), [byHour.data]);
  const shorten = useMemo(() => shortenNames(rows.map(({ name }) => name)), [rows]);
  const region = useRef<HTMLElement>(null);
  const peakHour = grid.peak?.hour;
  // a row of dots would say that a store sold nothing whose hours are not told
  const shown = comparison.isNetwork ? rows.filter(({ isOwn }) => isOwn) : rows;
  const hasRows = rows.length > 0;

  // where the table is wider than the screen, it opens at the hour that matters; cells have their width with the rows only
  useEffect(() => {
    const node = region.current;
    const cell = node?.querySelector<HTMLElement>(`[data-hour="${peakHour}"]`);
    if (!hasRows || !node || !cell) return;
    const names = cell.parentElement?.firstElementChild?.clientWidth ?? 0; // they stay, and cover what lies left
    node.scrollLeft = cell.offsetLeft + cell.offsetWidth / 2 - (node.clientWidth + names) / 2;
  }, [peakHour, hasRows]);

  const lead = grid.peak
    ? t('heatmapTakeaway', {
        isNetwork: String(!comparison.isNetwork),
        hour: formats.hour(grid.peak.hour),
        sales: formats.compact(grid.peak.sales, 'money'),
      })
    : null;

  return (
    <Panel
      title={t('heatmap')}
      testId="heat-map"
      lead={
        <p className="min-h-5">
          {lead} {lead ? t('heatmapPick') : null}
        </p>
      }
    >
      {comparison.isNetwork ? <p className="mb-2 text-hint text-text-2">{t('heatmapOwn')}</p> : null}
      {!comparison.hasHours ? null : byHour.isPending ? (
        <RowsSkeleton rows={10} />
      ) : byHour.isError && !byHour.data ? (
        <ReadingFailed error={byHour.error} onRetry={() => void byHour.refetch()} />
      ) : grid.hours.length === 0 ? (
        <Empty title={t('empty')} help={t('heatmapEmptyHelp')} />
      ) : (
        <ScrollRegion ref={region} label={t('heatmap')} className="relative">
          <table className="tabular w-full border-separate border-spacing-[2px] text-hint">
            <caption className="sr-only">{t('heatmap')}</caption>
            <thead>
              <tr>
                <th scope="col" className="sticky left-0 z-10 bg-surface px-2 py-1 text-left font-medium text-text-2">
                  {t('store')}
                </th>
                {grid.hours.map((hour) => (
                  <th key={hour} data-hour={hour} scope="col" className="px-1 py-1 text-center font-medium text-text-2">
                    {formats.hour(hour)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {shown.map((row) => (
                <tr key={row.id}>
                  <th
                    scope="row"
                    className="sticky left-0 z-10 w-[136px] min-w-[136px] bg-surface px-2 text-left font-normal leading-[1.3] md:w-auto md:min-w-[190px]"
                    title={row.name}
                  >
                    <span className="line-clamp-2 break-words">{shorten(row.name)}</span>
                  </th>
                  {grid.hours.map((hour) => {
                    const sales = grid.cells.get(row.id)?.get(hour);
                    const strength = sales === undefined || grid.top <= 0 ? 0 : Math.max(0, Number(sales) / grid.top);
                    const isBest = sales !== undefined && grid.best.get(row.id) === hour;
                    return (
                      <td
                        key={hour}
                        className={cn(
                          'h-8 min-w-[46px] whitespace-nowrap rounded-[4px] px-1 text-center',
                          isBest && 'font-semibold outline-[1.5px] -outline-offset-[1.5px] outline-accent',
                        )}
                        style={{
                          background: `color-mix(in srgb, var(--heat) ${Math.round(strength * 100)}%, var(--surface))`,
                        }}
                      >
                        {sales === undefined ? (
                          <span className="text-text-3">·</span>
                        ) : (
                          formats.compact(sales, 'amount')
                        )}
                      </td>
                    );
                  })}
                </tr>
              ))}
            </tbody>
          </table>
        </ScrollRegion>
      )}
    </Panel>
  );
}

interface Grid {
  hours: number[];
  cells: Map<string, Map<number, string>>;
  /** Each store's hour of highest sales. */
  best: Map<string, number>;
  top: number;
  peak: { hour: number; sales: string } | null;
}

function gridOf(rows: readonly Record<string, string | number | null>[]): Grid {
  const cells = new Map<string, Map<number, string>>();
  const byHour = new Map<number, string[]>();
  for (const row of rows) {
    const [store, hour, sales] = [String(row.store), Number(row.hour), String(row.netSales ?? '0')];
    cells.set(store, (cells.get(store) ?? new Map<number, string>()).set(hour, sales));
    byHour.set(hour, [...(byHour.get(hour) ?? []), sales]);
  }
  const sold = [...byHour.keys()].sort((left, right) => left - right);
  const [first = 0, last = -1] = [sold[0], sold.at(-1)];
  const best = new Map(
    [...cells].map(([store, hours]) => [
      store,
      [...hours].reduce((top, cell) => (Number(cell[1]) > Number(top[1]) ? cell : top))[0],
    ]),
  );
  const sums = [...byHour].map(([hour, amounts]) => ({ hour, sales: addDecimals(amounts) }));
  return {
    hours: Array.from({ length: last - first + 1 }, (_, index) => first + index),
    cells,
    best,
    top: Math.max(0, ...rows.map((row) => Number(row.netSales ?? 0))),
    peak: sums.reduce<Grid['peak']>(
      (top, sum) => (top === null || Number(sum.sales) > Number(top.sales) ? sum : top),
      null,
    ),
  };
}
