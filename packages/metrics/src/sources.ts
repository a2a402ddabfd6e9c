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

export const byHour: Source = {
  table: 'sales_by_hour_v1',
  dayColumn: 'sold_on',
  dimensions: new Set<DimensionName>(['region', 'store', 'seller', 'channel', 'hour', ...DATES]),
  formula: 'rollup',
};

export const byProductDay: Source = {
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

/** The smallest table that answers all of these dimensions. */
export function smallestSource(used: ReadonlySet<DimensionName>): Source {
  return [byHour, byProductDay].find((source) => answers(source, used)) ?? saleLines;
}

export const answers = (source: Source, used: ReadonlySet<DimensionName>): boolean =>
  [...used].every((dimension) => source.dimensions.has(dimension));
