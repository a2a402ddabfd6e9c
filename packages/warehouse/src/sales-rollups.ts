import { day, integer, integerOf, label, latestMs, sum, text } from './tables/column.js';
import { defineTable } from './tables/table.js';

/** Sums that every rollup of sales keeps; the views that fill them hold the formulas. */
const SALES_SUMS = {
  grossSales: sum('gross_sales', 4, 'Net amount + discount of sale lines with quantity > 0'),
  discounts: sum('discounts', 4, 'Discount of those lines'),
  returns: sum('returns', 4, 'Net amount given back: return tickets and negative quantities, as a positive number'),
  netSales: sum('net_sales', 4, 'Net amount of all lines, adjustments included'),
  cost: sum('cost', 7, 'Quantity x unit cost of the lines with a known cost'),
  costNetSales: sum('cost_net_sales', 4, 'Net amount of the lines with a known cost'),
  units: sum('units', 3, 'Quantity of sale and return lines'),
} as const;

const TICKETS = integer('tickets', 'Int64', 'Closed sale tickets, each counted on its first row');
const SALE_LINES = integer(
  'sale_lines',
  'Int64',
  'Live lines of closed sale tickets: above 0 means that the seller sold',
);
const LINE_COUNT = integer('line_count', 'Int64', 'Live lines of any kind: 0 means that everything was taken back');

const HOUR_KEYS = {
  tenantId: label('tenant_id', 'Whose sales they are'),
  storeId: label('store_id', 'Store that sold'),
  soldOn: day('sold_on', 'Business date of the store'),
  soldHour: integer('sold_hour', 'UInt8', "Hour of the day on the store's clock, 0-23"),
  channel: label('channel', 'Where it was sold'),
  sellerId: label('seller_id', 'Seller; empty when none'),
} as const;

const FILLED = integerOf(
  'filled',
  'UInt8',
  [0, 1],
  '1 on rows of the back-fill, 0 on rows of the view: told apart, the back-fill can be held against the facts',
);
const RAW_AT = latestMs(
  'raw_at',
  'When the broker took the newest of the messages that wrote these lines; null where no row says so',
);

const KEPT_LIKE_FACTS = { keep: { by: 'tenant', date: 'sold_on' }, tenant: 'column', personal: 'none' } as const;

/**
 * `tickets` is right over every column but the seller: a ticket of two sellers counts under the first. The metric layer counts numbers per
 * seller anew from the facts.
 */
export const salesByHourTable = defineTable({
  name: 'sales_by_hour_v1',
  comment: 'Sales per store, hour, channel and seller',
  ...KEPT_LIKE_FACTS,
  columns: {
    ...HOUR_KEYS,
    ...SALES_SUMS,
    tickets: TICKETS,
    saleLines: SALE_LINES,
    lineCount: LINE_COUNT,
  },
});

/** The same with the broker's time; replaces `sales_by_hour_v1` where it has been filled. */
export const salesByHourV2Table = defineTable({
  name: 'sales_by_hour_v2',
  comment: 'Sales per store, hour, channel and seller',
  ...KEPT_LIKE_FACTS,
  columns: {
    ...HOUR_KEYS,
    filled: FILLED,
    ...SALES_SUMS,
    tickets: TICKETS,
    saleLines: SALE_LINES,
    lineCount: LINE_COUNT,
    rawAtMs: RAW_AT,
  },
});

export const salesByStoreDayTable = defineTable({
  name: 'sales_by_store_day_v1',
  comment: 'Sales per store and day',
  ...KEPT_LIKE_FACTS,
  columns: {
    tenantId: label('tenant_id', 'Whose sales they are'),
    soldOn: day('sold_on', 'Business date of the store'),
    storeId: label('store_id', 'Store that sold'),
    filled: FILLED,
    ...SALES_SUMS,
    tickets: TICKETS,
    lineCount: LINE_COUNT,
    rawAtMs: RAW_AT,
  },
});

export const salesByProductDayTable = defineTable({
  name: 'sales_by_product_day_v1',
  comment: 'Sales per product, store, channel and day',
  ...KEPT_LIKE_FACTS,
  columns: {
    tenantId: label('tenant_id', 'Whose sales they are'),
    soldOn: day('sold_on', 'Business date of the store'),
    productId: text('product_id', 'Product sold'),
    storeId: label('store_id', 'Store that sold'),
    channel: label('channel', 'Where it was sold'),
    ...SALES_SUMS,
    lineCount: LINE_COUNT,
  },
});
