import type { CompanionSource } from './companion-source.js';
import type { Shelf } from './shelf.js';

/** What a store carries: what it sells, or has in stock. */
export class Assortment {
  constructor(
    private readonly source: Pick<CompanionSource, 'assortment'>,
    private readonly shelf: Pick<Shelf, 'now'>,
  ) {}

  /** Of these, what the store neither sells nor has. A store without baskets may be about to sell everything. */
  async outside(
    place: { tenantId: string; storeId: string; businessDate: string },
    productIds: readonly string[],
  ): Promise<ReadonlySet<string>> {
    if (productIds.length === 0) return new Set();
    const { tenantId, storeId } = place;
    const { notSoldHere } = await this.source.assortment({ tenantId, storeId, productIds: [...productIds] });
    const shelfOf = await this.shelf.now(place, notSoldHere);
    return new Set(notSoldHere.filter((productId) => (shelfOf(productId).stock?.quantityE3 ?? 0) <= 0));
  }
}
