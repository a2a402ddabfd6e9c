import type { DimensionName } from './dimensions.js';

/** A table that facts are read from, with the dimensions it can answer. */
export interface Source {
  readonly table: string;
  readonly dayColumn: string;
  readonly dimensions: ReadonlySet<DimensionName>;
  /** Which formula of a measure fits. */
  readonly formula: 'rollup' | 'lines';
}

const DATES: readonly DimensionName[] = ['weekday', 'day', 'week', 'month'];

const byStoreDay: Source = {
  table: 'sales_by_store_day_v1',
  dayColumn: 'sold_on',
  dimensions: new Set<DimensionName>(['region', 'store', ...DATES]),
  formula: 'rollup',
};

const byHour: Source = {
  table: 'sales_by_hour_v1',
  dayColumn: 'sold_on',
  dimensions: new Set<DimensionName>(['region', 'store', 'seller', 'channel', 'hour', ...DATES]),
  formula: 'rollup',
};

const byHourV2: Source = { ...byHour, table: 'sales_by_hour_v2' };

const byProductDay: Source = {
  table: 'sales_by_product_day_v1',
  dayColumn: 'sold_on',
  dimensions: new Set<DimensionName>(['region', 'store', 'product', 'category', 'brand', 'channel', ...DATES]),
  formula: 'rollup',
};

export const saleLines: Source = {
  table: 'sale_lines_v1',
  dayColumn: 'sold_on',
  dimensions: new Set<DimensionName>([...byHour.dimensions, ...byProductDay.dimensions]),
  formula: 'lines',
};

export const targets: Source = {
  table: 'targets_current_v1',
  dayColumn: 'day',
  dimensions: new Set<DimensionName>(['region', 'store', 'seller', ...DATES]),
  formula: 'rollup',
};

/** Tables that have been filled and may be read beside, or in place of, those that are read anyway. */
export type ReadyRollups = ReadonlySet<string>;

/** Sums by hour, wherever they are read from now. */
export const hourSource = (ready: ReadyRollups): Source => (ready.has(byHourV2.table) ? byHourV2 : byHour);

/** The smallest table that answers all of these dimensions. */
export function smallestSource(used: ReadonlySet<DimensionName>, ready: ReadyRollups): Source {
  const days = ready.has(byStoreDay.table) ? [byStoreDay] : [];
  return [...days, hourSource(ready), byProductDay].find((source) => answers(source, used)) ?? saleLines;
}

export const answers = (source: Source, used: ReadonlySet<DimensionName>): boolean =>
  [...used].every((dimension) => source.dimensions.has(dimension));
