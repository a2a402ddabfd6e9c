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

/**
 * Targets, and what they lack: `lacking` adds up to the days of stores without one. Every store that is listed, has sold or has a target
 * wants one for each day of the period, so that each target takes one day off. A store that is closed has a target of 0.
 */
export const storeGoals: Source = {
  ...targets,
  table: `(
         SELECT tenant_id, store_id, seller_id, day, amount, -1 AS lacking FROM targets_current_v1
         WHERE  tenant_id = {tenantId: String} AND seller_id = '' AND day >= {from: Date} AND day <= {to: Date}
         UNION ALL
         SELECT {tenantId: String}, store_id, '', {from: Date} + arrayJoin(range(toUInt32({to: Date} - {from: Date} + 1))), toDecimal64(0, 4), 1
         FROM (
           SELECT store_id FROM stores_current_v1 WHERE tenant_id = {tenantId: String}
           UNION DISTINCT
           SELECT store_id FROM sales_days_v1 WHERE tenant_id = {tenantId: String} GROUP BY store_id HAVING sum(row_count) > 0
           UNION DISTINCT
           SELECT store_id FROM targets_current_v1
           WHERE  tenant_id = {tenantId: String} AND seller_id = '' AND day >= {from: Date} AND day <= {to: Date}
         )
       )`,
};

/** A seller has days off, so that a day without a target lacks nothing. */
export const sellerGoals: Source = {
  ...targets,
  table: `(SELECT *, 0 AS lacking FROM targets_current_v1 WHERE tenant_id = {tenantId: String} AND seller_id != '')`,
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
