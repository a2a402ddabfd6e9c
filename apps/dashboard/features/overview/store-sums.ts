import { moveChange } from '@vitrine/metrics/change';
import { comparedSales } from '@/features/figures/sales/takeaway';
import type { MetricChange, MetricRow, Store } from '@/lib/api/types';
import type { WallClock } from '@/lib/calendar';
import { toUnits } from '@/lib/decimal';
import { isYetToOpen, restsToday } from '@/lib/opening-hours';

/** What a store has sold by now, and what it is compared with. */
export interface StoreSum {
  id: string;
  current: string;
  previous: string | null;
  row: MetricRow;
}

/** From the highest sale to the lowest, with the stream's latest figures where it knows the store. Stores without a figure are left out. */
export function sumsOf(rows: readonly MetricRow[], live: ReadonlyMap<string, string>): StoreSum[] {
  return rows
    .filter((row) => row.netSales !== null || live.has(String(row.store)))
    .map((row) => {
      const id = String(row.store);
      return { id, current: live.get(id) ?? String(row.netSales ?? '0'), previous: comparedSales(row), row };
    })
    .sort((left, right) => compareAmounts(right.current, left.current));
}

/** Without the shops that have yet to open today: they would rank last. A closed shop that sold all the same stays. */
export function withoutWaiting(sums: readonly StoreSum[], stores: readonly Store[], clock: WallClock) {
  const waits = new Set(stores.filter(({ hours }) => isYetToOpen(hours, clock)).map(({ id }) => id));
  const counted = sums.filter(({ id, current }) => Number(current) !== 0 || !waits.has(id));
  const isCounted = new Set(counted.map(({ id }) => id));
  const isThere = new Set(sums.map(({ id }) => id));
  const leftOut = stores.filter(({ id }) => isThere.has(id) && !isCounted.has(id));
  const resting = leftOut.filter(({ hours }) => restsToday(hours, clock)).length;
  return { counted, resting, notOpened: leftOut.length - resting };
}

/** How far a store is from what it is compared with, by what it has sold by now. */
export function changeNow({ current, row }: StoreSum, minorDigits: number): MetricChange | undefined {
  const previous = row['netSales.previous'];
  return moveChange(row.changes?.netSales, { unit: 'money', current, previous, minorDigits });
}

/**
 * The first and the last of a ranking, at most so many each and none twice: six are three and three, not five and one. A ranking of zeros
 * has no order.
 */
export function splitRanking<Row extends { share: number }>(
  rows: readonly Row[],
  most: number,
): { top: Row[]; bottom: Row[] } {
  const sold = rows.some(({ share }) => share > 0) ? rows : [];
  const shown = Math.min(most, Math.ceil(sold.length / 2));
  return { top: sold.slice(0, shown), bottom: sold.slice(shown).slice(-most).reverse() };
}

function compareAmounts(left: string, right: string): number {
  const gap = toUnits(left) - toUnits(right);
  return gap > 0n ? 1 : gap < 0n ? -1 : 0;
}
