import { discountedE4 } from '@vitrine/domain';
import { isBelowCost } from '@vitrine/recommend';
import type { ProductRow } from '@vitrine/warehouse';
import type { OnShelf } from './shelf.js';

/** What a customer pays for one today: list price less what the running promotion takes off; null where no price is known. */
export function priceNowE4(product: ProductRow | undefined, { promotion }: OnShelf): number | null {
  const { unitPriceE4 = null } = product ?? {};
  return unitPriceE4 === null ? null : discountedE4(unitPriceE4, promotion?.discountRateE6 ?? 0);
}

/** Whether its price of today is known to be below its cost. */
export function isLoss(product: ProductRow | undefined, shelf: OnShelf): boolean {
  return isBelowCost({ priceE4: priceNowE4(product, shelf) ?? undefined, costE4: product?.unitCostE4 ?? undefined });
}

/** Whether the store is known to have none of it. */
export const isSoldOut = ({ stock }: OnShelf): boolean => stock !== undefined && stock.quantityE3 <= 0;
