import type { ProductRow, Products } from '@vitrine/warehouse';

/** Products as the catalogue has them, by id. */
export async function productsById(
  products: Products,
  tenantId: string,
  ids: readonly string[],
): Promise<ReadonlyMap<string, ProductRow>> {
  const productIds = [...new Set(ids)];
  if (productIds.length === 0) return new Map();
  const rows = await products.list({ tenantId, productIds, limit: productIds.length });
  return new Map(rows.map((row) => [row.productId, row]));
}
