import type { CompanionsFound, CompanionsQuestion } from '@vitrine/contracts';
import type { BasketIndex } from '../index/basket-index.js';
import type { IndexCache } from '../index/index-cache.js';
import { FEWEST_STORES } from '../index/read-index.js';
import { findCompanions } from './find-companions.js';

/** From so many baskets with a product, in so many stores, all stores learn of it. */
const FEWEST_BASKETS = 30;

/** What goes with a basket: learned from all stores where enough of them sold its products, else from the asking store alone. */
export class CompanionAnswers {
  constructor(private readonly indexes: Pick<IndexCache, 'of'>) {}

  async answer(question: CompanionsQuestion): Promise<CompanionsFound> {
    const { tenantId, storeId, productIds, mayLearnFromNetwork } = question;
    if (mayLearnFromNetwork) {
      const index = await this.indexes.of({ tenantId });
      const basket = codesOf(index, productIds).filter((code) => isOfNetwork(index, code));
      if (basket.length > 0) return foundIn(index, 'network', basket, question, (code) => isOfNetwork(index, code));
    }
    const index = await this.indexes.of({ tenantId, storeId });
    const basket = codesOf(index, productIds);
    return foundIn(index, basket.length > 0 ? 'store' : 'none', basket, question);
  }
}

const codesOf = ({ counts }: BasketIndex, productIds: readonly string[]): number[] =>
  [...new Set(productIds)].flatMap((productId) => counts.codeOf(productId) ?? []);

const isOfNetwork = ({ counts, storesWith }: BasketIndex, code: number): boolean =>
  (counts.itemBaskets[code] as number) >= FEWEST_BASKETS && (storesWith[code] as number) >= FEWEST_STORES;

function foundIn(
  index: BasketIndex,
  learnedFrom: CompanionsFound['learnedFrom'],
  basket: readonly number[],
  { storeId, productIds, limit }: CompanionsQuestion,
  mayTell: (code: number) => boolean = () => true,
): CompanionsFound {
  const companions = findCompanions({ index, storeId, basket, productIds, limit, mayTell });
  return { learnedFrom, baskets: index.counts.baskets, largeBaskets: index.largeBaskets, companions };
}
