import type { DimensionId, Unit } from '@vitrine/contracts';

export type DimensionName = DimensionId;

/** The type as which a filter compares a dimension's values. */
type ValueType = 'String' | 'UInt8' | 'Date';

interface Dimension {
  readonly unit: Unit;
  readonly type: ValueType;
  /**
   * SQL over the alias `f` of the fact table and, for what is read as it is now, `st` or `pr`.
   * @param day the business date, shifted to the period that it is compared with
   * @param ownDay the business date itself
   */
  readonly sql: (day: string, ownDay: string) => string;
}

/** Region, category and brand come from the catalogue as it is now; the rest is frozen in the facts. */
export const dimensions: Readonly<Record<DimensionName, Dimension>> = {
  region: { unit: 'text', type: 'String', sql: () => 'st.region' },
  store: { unit: 'text', type: 'String', sql: () => 'f.store_id' },
  seller: { unit: 'text', type: 'String', sql: () => 'f.seller_id' },
  product: { unit: 'text', type: 'String', sql: () => 'f.product_id' },
  category: { unit: 'text', type: 'String', sql: () => 'pr.category' },
  brand: { unit: 'text', type: 'String', sql: () => 'pr.brand' },
  channel: { unit: 'text', type: 'String', sql: () => 'f.channel' },
  hour: { unit: 'count', type: 'UInt8', sql: () => 'f.sold_hour' },
  // Mondays are compared with Mondays, whatever the length of the period.
  weekday: { unit: 'count', type: 'UInt8', sql: (_, ownDay) => `toDayOfWeek(${ownDay})` },
  day: { unit: 'date', type: 'Date', sql: (day) => day },
  week: { unit: 'text', type: 'String', sql: (day) => `formatDateTime(${day}, '%G-W%V')` },
  month: { unit: 'text', type: 'String', sql: (day) => `formatDateTime(${day}, '%Y-%m')` },
};

export const dimensionNames = Object.keys(dimensions) as readonly DimensionName[];

/** Values of numbers: their least and greatest. */
export const numberRanges: Partial<Record<DimensionName, readonly [number, number]>> = {
  hour: [0, 23],
  weekday: [1, 7],
};

/** Values of text that have a form of their own: ISO 8601's weeks and months. */
export const textForms: Partial<Record<DimensionName, { readonly pattern: RegExp; readonly example: string }>> = {
  week: { pattern: /^\d{4}-W(0[1-9]|[1-4]\d|5[0-3])$/u, example: '2026-W47' },
  month: { pattern: /^\d{4}-(0[1-9]|1[0-2])$/u, example: '2026-11' },
};
