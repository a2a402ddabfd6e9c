import type { Products, SoldProducts } from '@vitrine/warehouse';
import { productsById } from './named-products.js';

/** Products that exist: the catalogue has them, or somebody has bought them. */
export class KnownProducts {
  constructor(
    private readonly products: Products,
    private readonly sold: Pick<SoldProducts, 'among'>,
  ) {}

  async among(tenantId: string, productIds: readonly string[]): Promise<ReadonlySet<string>> {
    const listed = await productsById(this.products, tenantId, productIds);
    const others = productIds.filter((productId) => !listed.has(productId));
    return new Set([...listed.keys(), ...(await this.sold.among(tenantId, others))]);
  }
}
