import type { MetricAnswer, MetricRow } from '@/lib/api/types';
import { addDecimals, divideDecimal, toUnits } from '@/lib/decimal';

/** What a product sold on the days of one kind. */
export interface DaysSum {
  days: number;
  units: number;
  unitsPerDay: number;
  salesPerDay: string;
}

export interface DiscountEffect {
  with: DaysSum;
  without: DaysSum;
  /** Discounts of all days with one, as a part of their gross sales. */
  rate: number;
}

export interface PriceBand extends DaysSum {
  low: string;
  high: string;
}

/** Fewer days of a kind say nothing. */
export const LEAST_DAYS = 5;
/** Below this a discount is rounding at the till. */
const LEAST_RATE = 0.01;
/** Prices that lie closer are one price. */
const LEAST_SPREAD = 0.03;
const BANDS = 3;

/** Days of an answer by day on which the product was sold at all. @param today its business date: a day that is not over is no day yet */
export function soldDays({ rows }: Pick<MetricAnswer, 'rows'>, today: string): MetricRow[] {
  return rows.filter(
    (row) => row.day !== today && Number(row.units ?? 0) > 0 && toUnits(String(row.netSales ?? '0')) > 0n,
  );
}

export function splitByDiscount(days: readonly MetricRow[]): { with: MetricRow[]; without: MetricRow[] } {
  const isReduced = (row: MetricRow) => Number(row.discountRate ?? 0) >= LEAST_RATE;
  return { with: days.filter(isReduced), without: days.filter((row) => !isReduced(row)) };
}

/** Days with a discount beside those without; null while either are too few. It compares days and proves no cause. */
export function discountEffect(days: readonly MetricRow[]): DiscountEffect | null {
  const split = splitByDiscount(days);
  if (split.with.length < LEAST_DAYS || split.without.length < LEAST_DAYS) return null;
  const gross = split.with.reduce((sum, row) => sum + Number(row.grossSales ?? 0), 0);
  const discounts = split.with.reduce((sum, row) => sum + Number(row.discounts ?? 0), 0);
  return { with: sumOf(split.with), without: sumOf(split.without), rate: gross > 0 ? discounts / gross : 0 };
}

/** Days by their average price, in thirds of the way from the lowest to the highest; none where the price hardly moved. */
export function priceBands(days: readonly MetricRow[]): PriceBand[] {
  const priced = days.flatMap((row) =>
    typeof row.pricePerItem === 'string' ? [{ row, price: row.pricePerItem }] : [],
  );
  if (priced.length < 2 * LEAST_DAYS) return [];
  const prices = priced.map(({ price }) => Number(price));
  const [lowest, highest] = [Math.min(...prices), Math.max(...prices)];
  if (highest < lowest * (1 + LEAST_SPREAD)) return [];
  const bandOf = (price: string) =>
    Math.min(BANDS - 1, Math.floor(((Number(price) - lowest) / (highest - lowest)) * BANDS));
  return Array.from({ length: BANDS }, (_, band) => priced.filter(({ price }) => bandOf(price) === band))
    .filter((members) => members.length > 0)
    .map((members) => {
      const inOrder = members.map(({ price }) => price).sort((a, b) => Number(a) - Number(b));
      return { low: inOrder[0] ?? '0', high: inOrder.at(-1) ?? '0', ...sumOf(members.map(({ row }) => row)) };
    });
}

function sumOf(days: readonly MetricRow[]): DaysSum {
  const units = days.reduce((sum, row) => sum + Number(row.units ?? 0), 0);
  const sales = addDecimals(days.map((row) => String(row.netSales ?? '0')));
  return {
    days: days.length,
    units,
    unitsPerDay: days.length === 0 ? 0 : units / days.length,
    salesPerDay: divideDecimal(sales, days.length) ?? '0.00',
  };
}
