import type { Figure } from '@/lib/api/types';
import { addDecimals, ratioOf } from '@/lib/decimal';
import { isSold, type ProductRow, type SalesClass } from './product-rows';

/** Sells: class A. Earns: its margin is not below that of all products. */
export const quadrants = ['both', 'sells', 'earns', 'neither', 'noCost'] as const;
export type Quadrant = (typeof quadrants)[number];
export const salesClasses = ['A', 'B', 'C'] as const satisfies readonly SalesClass[];
export type Group = Quadrant | SalesClass;

export interface GroupSum {
  group: Group;
  count: number;
  netSales: string;
  /** Of the sales of those in all groups. */
  share: number | null;
}

/** @param marginRate of all products together */
export function quadrantOf({ salesClass, marginRate }: ProductRow, all: Figure | undefined): Quadrant {
  if (marginRate === null || marginRate === undefined || all === null || all === undefined) return 'noCost';
  const earns = marginRate >= Number(all);
  return salesClass === 'A' ? (earns ? 'both' : 'sells') : earns ? 'earns' : 'neither';
}

/** What each group comes to, of products that were sold; a group without any is left out, but for the four of the square. */
export function groupSums(
  rows: readonly ProductRow[],
  groupOf: (row: ProductRow) => Group,
  all: readonly Group[],
): GroupSum[] {
  const sold = rows.filter(isSold);
  const whole = addDecimals(sold.map(({ netSales }) => netSales));
  return all
    .map((group) => {
      const members = sold.filter((row) => groupOf(row) === group);
      const netSales = addDecimals(members.map((row) => row.netSales));
      return { group, count: members.length, netSales, share: ratioOf(netSales, whole) };
    })
    .filter(({ group, count }) => count > 0 || group !== 'noCost');
}
