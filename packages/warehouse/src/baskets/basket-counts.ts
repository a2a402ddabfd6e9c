import { day, integer, label, text } from '../tables/column.js';
import { defineTable } from '../tables/table.js';

const KEYS = {
  tenantId: label('tenant_id', 'Whose baskets they are'),
  week: day('week', 'Monday of the week of the business date'),
  storeId: label('store_id', 'Store that sold'),
} as const;

const WITHOUT_PEOPLE = {
  keep: { by: 'tenant', date: 'week' },
  tenant: 'column',
  personal: 'none',
} as const;

export const basketCountsTable = defineTable({
  name: 'basket_counts_v1',
  comment: 'Baskets per store and week',
  ...WITHOUT_PEOPLE,
  columns: {
    ...KEYS,
    baskets: integer('baskets', 'Int64', 'Closed sales with at least one product that was kept'),
    largeBaskets: integer('large_baskets', 'Int64', 'Those of so many products that they count for no pair'),
    items: integer('items', 'Int64', 'Products of all baskets, each once a basket'),
    changes: integer('changes', 'Int64', 'Rows that were counted: greater than before means that something changed'),
  },
});

export const itemCountsTable = defineTable({
  name: 'item_counts_v1',
  comment: 'Baskets per product, store and week',
  ...WITHOUT_PEOPLE,
  columns: {
    ...KEYS,
    productId: text('product_id', 'Product'),
    baskets: integer('baskets', 'Int64', 'Baskets with it'),
    largeBaskets: integer('large_baskets', 'Int64', 'Those of so many products that they count for no pair'),
  },
});

export const pairCountsTable = defineTable({
  name: 'pair_counts_v1',
  comment: 'Baskets per pair of products, store and week',
  ...WITHOUT_PEOPLE,
  columns: {
    ...KEYS,
    productA: text('product_a', 'Product whose id comes first'),
    productB: text('product_b', 'Product whose id comes second'),
    baskets: integer('baskets', 'Int64', 'Baskets with both'),
  },
});
