import { gapOf } from '@vitrine/metrics/change';
import type { Figure, MetricAnswer, MetricChange, MetricRow } from '@/lib/api/types';
import { fromUnits, ratioOf, toUnits } from '@/lib/decimal';

/** By the part of all sales: A makes the first 80 %, B the next 15 %, C the rest. */
export type SalesClass = 'A' | 'B' | 'C';

export interface ProductRow {
  id: string;
  name: string;
  category: string;
  /** Exact decimals. */
  netSales: string;
  previous: string | null;
  units: number;
  previousUnits: number | null;
  /** Of the sales of all products; null where these are not above zero. */
  share: number | null;
  salesClass: SalesClass;
  /** Null where no cost is known, undefined where it may not be seen. */
  marginRate: number | null | undefined;
  change: MetricChange | undefined;
}

const A_UP_TO = 0.8;
const B_UP_TO = 0.95;

/**
 * The products of one answer, best-sellers first. A product's class is where the sales before it end: the one that passes 80 % is still A.
 * The whole is the answer's total, so rows that a limit cut off are C.
 */
export function productRows({ rows, total, labels }: MetricAnswer): ProductRow[] {
  const whole = textOf(total.netSales);
  const names = labels?.product ?? {};
  const known = rows.filter((row) => String(row.product ?? '') !== '').map((row) => rowOf(row, names, whole));
  known.sort((left, right) => compare(toUnits(right.netSales), toUnits(left.netSales)));
  let sold = 0n;
  for (const row of known) {
    const before = ratioOf(fromUnits(sold), whole);
    row.salesClass = before === null || before >= B_UP_TO ? 'C' : before >= A_UP_TO ? 'B' : 'A';
    const amount = toUnits(row.netSales);
    if (amount > 0n) sold += amount;
    else row.salesClass = 'C';
  }
  return known;
}

function rowOf(row: MetricRow, names: Readonly<Record<string, string>>, whole: string): ProductRow {
  const id = String(row.product);
  const netSales = textOf(row.netSales);
  const previous = row['netSales.previous'];
  return {
    id,
    name: names[id] ?? id,
    category: String(row.category ?? ''),
    netSales,
    previous: previous === null || previous === undefined ? null : String(previous),
    units: Number(row.units ?? 0),
    previousUnits: numberOf(row['units.previous']),
    share: toUnits(whole) > 0n ? ratioOf(netSales, whole) : null,
    salesClass: 'C',
    marginRate: row.marginRate === undefined ? undefined : numberOf(row.marginRate),
    change: row.changes?.netSales,
  };
}

/** Whether anything of it was sold. */
export const isSold = ({ units, netSales }: ProductRow): boolean => units > 0 || toUnits(netSales) > 0n;

/** By how much its sales moved, as an exact decimal; null where they cannot be compared. */
export function movedBy({ netSales, previous, change }: ProductRow): string | null {
  if (previous === null || change === undefined || gapOf(change) !== undefined) return null;
  return fromUnits(toUnits(netSales) - toUnits(previous));
}

/** Those that sold in the compared days and not in these, what they had brought first. */
export function stoppedRows(rows: readonly ProductRow[]): ProductRow[] {
  return rows
    .filter((row) => !isSold(row) && (row.previousUnits ?? 0) > 0 && movedBy(row) !== null)
    .sort((left, right) => compare(toUnits(right.previous ?? '0'), toUnits(left.previous ?? '0')));
}

/** Those whose sales rose, or fell, what moved most first. What stopped has a list of its own. */
export function movedRows(rows: readonly ProductRow[], direction: 'up' | 'down'): ProductRow[] {
  const moved = (row: ProductRow) => toUnits(movedBy(row) ?? '0');
  const sign = direction === 'up' ? 1n : -1n;
  return rows
    .filter((row) => isSold(row) && moved(row) * sign > 0n)
    .sort((left, right) => compare(moved(right) * sign, moved(left) * sign));
}

const textOf = (figure: Figure | undefined): string => String(figure ?? '0');
const numberOf = (figure: Figure | undefined): number | null =>
  figure === null || figure === undefined ? null : Number(figure);
const compare = (left: bigint, right: bigint): number => (left < right ? -1 : left > right ? 1 : 0);
