import { addDays, type DateText } from '@vitrine/domain';
import type { SellerProducts } from '@vitrine/warehouse';
import type { Access } from '../../access/access.js';

/** What the seller who asks sold lately in a store, by product. */
export interface OwnSales {
  readonly baskets: number;
  readonly of: ReadonlyMap<string, { readonly baskets: number; readonly unitsE3: number; readonly salesE4: number }>;
}

/** Sales of so many days up to yesterday. Undefined of whoever is no seller: the store's are theirs. */
export async function ownSales(
  sellers: Pick<SellerProducts, 'sold'>,
  { tenant, scope }: Pick<Access, 'tenant' | 'scope'>,
  { storeId, businessDate, days }: { storeId: string; businessDate: DateText; days: number },
): Promise<OwnSales | undefined> {
  const { sellerId } = scope;
  if (sellerId === undefined) return undefined;
  const span = { from: addDays(businessDate, -days), to: addDays(businessDate, -1) };
  const { baskets, products } = await sellers.sold({ tenantId: tenant.id, storeId, sellerId, ...span });
  return { baskets, of: new Map(products.map(({ productId, ...sold }) => [productId, sold])) };
}
