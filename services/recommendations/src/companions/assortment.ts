import type { AssortmentFound, AssortmentQuestion } from '@vitrine/contracts';
import type { IndexCache } from '../index/index-cache.js';

/** What a store carries, as far as its own baskets say: see `BasketIndex.sells`. */
export class AssortmentAnswers {
  constructor(private readonly indexes: Pick<IndexCache, 'of'>) {}

  async answer({ tenantId, storeId, productIds }: AssortmentQuestion): Promise<AssortmentFound> {
    const { counts, sells } = await this.indexes.of({ tenantId, storeId });
    return { notSoldHere: productIds.filter((productId) => !sells(storeId, counts.codeOf(productId))) };
  }
}
