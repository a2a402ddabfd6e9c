'use client';

import { useTranslations } from 'next-intl';
import { type RefObject, useEffect, useMemo, useRef } from 'react';
import { useSession } from '@/features/session/session-context';
import type { StoreRow } from '@/features/stores/comparison/store-rows';
import { cn } from '@/ui/cn';
import { ScrollRegion } from '@/ui/scroll-region';
import { type Grid, strengthOf } from './heat-grid';
import { shortenNames } from './shorten-names';

/** A line for each store whose hours are told. */
export function HeatTable({ grid, rows, isNetwork }: { grid: Grid; rows: readonly StoreRow[]; isNetwork: boolean }) {
  const t = useTranslations('stores');
  const { formats } = useSession();
  const shorten = useMemo(() => shortenNames(rows.map(({ name }) => name)), [rows]);
  const region = useOpenAt(grid.peak?.hour, rows.length > 0);
  // a row of dots would claim that a store with untold hours sold nothing
  const shown = isNetwork ? rows.filter(({ isOwn }) => isOwn) : rows;
  return (
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
              {grid.hours.map((hour) => (
                <HeatCell key={hour} grid={grid} store={row.id} hour={hour} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  );
}

function HeatCell({ grid, store, hour }: { grid: Grid; store: string; hour: number }) {
  const { formats } = useSession();
  const sales = grid.cells.get(store)?.get(hour);
  const isBest = sales !== undefined && grid.best.get(store) === hour;
  const strength = Math.round(strengthOf(sales, grid) * 100);
  return (
    <td
      className={cn(
        'h-8 min-w-[46px] whitespace-nowrap rounded-[4px] px-1 text-center',
        isBest && 'font-semibold outline-[1.5px] -outline-offset-[1.5px] outline-accent',
      )}
      style={{ background: `color-mix(in srgb, var(--heat) ${strength}%, var(--surface))` }}
    >
      {sales === undefined ? <span className="text-text-3">·</span> : formats.compact(sales, 'amount')}
    </td>
  );
}

/** Where the table is wider than the screen, it opens at the hour that matters; cells have their width with the rows only. */
function useOpenAt(hour: number | undefined, hasRows: boolean): RefObject<HTMLElement | null> {
  const region = useRef<HTMLElement>(null);
  useEffect(() => {
    const node = region.current;
    const cell = node?.querySelector<HTMLElement>(`[data-hour="${hour}"]`);
    if (!hasRows || !node || !cell) return;
    const names = cell.parentElement?.firstElementChild?.clientWidth ?? 0; // they stay, and cover what lies left
    node.scrollLeft = cell.offsetLeft + cell.offsetWidth / 2 - (node.clientWidth + names) / 2;
  }, [hour, hasRows]);
  return region;
}
