import type { MetricRow } from '@/lib/api/types';
import { addDecimals } from '@/lib/decimal';

/** Net sales of stores by hour, as a table needs them. */
export interface Grid {
  hours: number[];
  cells: Map<string, Map<number, string>>;
  /** Each store's hour of highest sales. */
  best: Map<string, number>;
  top: number;
  peak: { hour: number; sales: string } | null;
}

/** Rows of `store`, `hour` and `netSales`; every hour between the first and the last that sold has a column. */
export function gridOf(rows: readonly MetricRow[]): Grid {
  const cells = new Map<string, Map<number, string>>();
  const byHour = new Map<number, string[]>();
  for (const row of rows) {
    const [store, hour, sales] = [String(row.store), Number(row.hour), String(row.netSales ?? '0')];
    cells.set(store, (cells.get(store) ?? new Map<number, string>()).set(hour, sales));
    byHour.set(hour, [...(byHour.get(hour) ?? []), sales]);
  }
  return {
    hours: fromFirstToLast([...byHour.keys()]),
    cells,
    best: new Map([...cells].map(([store, hours]) => [store, bestOf(hours)])),
    top: Math.max(0, ...rows.map((row) => Number(row.netSales ?? 0))),
    peak: peakOf(byHour),
  };
}

/** How strong a cell is coloured, 0 to 1; a return is not a negative colour. */
export function strengthOf(sales: string | undefined, { top }: Pick<Grid, 'top'>): number {
  return sales === undefined || top <= 0 ? 0 : Math.max(0, Number(sales) / top);
}

function fromFirstToLast(sold: number[]): number[] {
  if (sold.length === 0) return [];
  const first = Math.min(...sold);
  return Array.from({ length: Math.max(...sold) - first + 1 }, (_, index) => first + index);
}

function bestOf(hours: ReadonlyMap<number, string>): number {
  return [...hours].reduce((top, cell) => (Number(cell[1]) > Number(top[1]) ? cell : top))[0];
}

function peakOf(byHour: ReadonlyMap<number, string[]>): Grid['peak'] {
  const sums = [...byHour].map(([hour, amounts]) => ({ hour, sales: addDecimals(amounts) }));
  return sums.reduce<Grid['peak']>(
    (top, sum) => (top === null || Number(sum.sales) > Number(top.sales) ? sum : top),
    null,
  );
}
