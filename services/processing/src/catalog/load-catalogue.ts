import type { ProductCosts, Products, Sellers, Stores } from '@vitrine/warehouse';
import type { Catalogue } from './catalogue.js';

export interface CatalogueTables {
  readonly stores: Stores;
  readonly sellers: Sellers;
  readonly products: Products;
  readonly costs: ProductCosts;
}

/** Takes in what the warehouse holds. What the catalogue has already, it keeps where it is newer. */
export async function loadCatalogue(catalogue: Catalogue, tables: CatalogueTables): Promise<void> {
  const { stores, sellers, products, costs } = tables;
  for (const row of await stores.load())
    catalogue.addStore(row.tenantId, row.storeId, row.timeZone, BigInt(row.version));
  for (const row of await sellers.load()) catalogue.addSeller(row.tenantId, row.sellerId);
  for (const row of await products.load()) catalogue.addProduct(row.tenantId, row.productId);
  for (const row of await costs.load())
    catalogue.addProduct(row.tenantId, row.productId).set(row.costFrom, row.unitCostE4, BigInt(row.version));
}
