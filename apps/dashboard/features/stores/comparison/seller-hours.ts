import type { MetricRow } from '@/lib/api/types';
import { divideDecimal } from '@/lib/decimal';

/**
 * Seller-hours of each store: for every hour of every day, how many sellers closed a ticket in it. Nobody reports shifts, so an hour on the
 * floor without a ticket is not counted.
 */
export function sumSellerHours(rows: readonly MetricRow[]): Map<string, number> {
  const hours = new Map<string, number>();
  for (const row of rows) {
    const id = String(row.store);
    hours.set(id, (hours.get(id) ?? 0) + Number(row.activeSellers ?? 0));
  }
  return hours;
}

/** Net sales for each seller-hour; null without one. */
export function perSellerHour(netSales: string | number | null | undefined, hours: number | undefined): string | null {
  return typeof netSales === 'string' && hours ? divideDecimal(netSales, hours) : null;
}
