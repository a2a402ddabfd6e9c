import type { AlertRuleDraft, UnsoldItem } from '@vitrine/contracts';
import type { Scope } from '@vitrine/domain';
import type { Warehouse } from '@vitrine/warehouse';
import { z } from 'zod';

const itemRow = z.object({ item: z.string() });
const SOLD = `
        FROM   sales_by_product_day_v1
        WHERE  tenant_id = {tenantId: String}
          AND  ({everyStore: UInt8} OR store_id IN {storeIds: Array(String)})`;

/** Which products and categories somebody has sold so far, in the stores of a scope. */
export class SoldItems {
  constructor(private readonly warehouse: Pick<Warehouse, 'query'>) {}

  /** What a rule names and nobody sold yet where the reader looks, in the order of the rule. It may come, and is no fault. */
  async unsoldOf({ productIds = [], categories = [] }: AlertRuleDraft, scope: Scope): Promise<UnsoldItem[]> {
    const [products, groups] = await Promise.all([
      productIds.length === 0 ? new Set<string>() : this.soldProducts(productIds, scope),
      categories.length === 0 ? new Set<string>() : this.soldCategories(categories, scope),
    ]);
    return [...missing('category', categories, groups), ...missing('product', productIds, products)];
  }

  private async soldProducts(productIds: readonly string[], scope: Scope): Promise<ReadonlySet<string>> {
    const rows = await this.warehouse.query({
      name: 'soldItems.products',
      params: { ...paramsOf(scope), items: [...productIds] },
      row: itemRow,
      sql: `
        SELECT product_id AS item ${SOLD}
          AND  product_id IN {items: Array(String)}
        GROUP  BY product_id
        HAVING sum(line_count) > 0`,
    });
    return new Set(rows.map(({ item }) => item));
  }

  private async soldCategories(categories: readonly string[], scope: Scope): Promise<ReadonlySet<string>> {
    const rows = await this.warehouse.query({
      name: 'soldItems.categories',
      params: { ...paramsOf(scope), items: [...categories] },
      row: itemRow,
      sql: `
        SELECT DISTINCT category AS item
        FROM   products_current_v1
        WHERE  tenant_id = {tenantId: String}
          AND  category IN {items: Array(String)}
          AND  product_id IN (
        SELECT product_id ${SOLD}
        GROUP  BY product_id
        HAVING sum(line_count) > 0)`,
    });
    return new Set(rows.map(({ item }) => item));
  }
}

const paramsOf = ({ tenantId, stores }: Scope) => ({
  tenantId,
  everyStore: stores === 'all' ? 1 : 0,
  storeIds: stores === 'all' ? [] : [...stores],
});

const FIELD = { product: 'productIds', category: 'categories' } as const;

const missing = (kind: UnsoldItem['kind'], named: readonly string[], sold: ReadonlySet<string>): UnsoldItem[] =>
  named.flatMap((id, place) => (sold.has(id) ? [] : [{ kind, id, pointer: `/${FIELD[kind]}/${place}` }]));
