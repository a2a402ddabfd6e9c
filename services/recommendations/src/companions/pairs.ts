import type { PairsFound, PairsQuestion } from '@vitrine/contracts';
import type { BasketIndex } from '../index/basket-index.js';
import type { IndexCache } from '../index/index-cache.js';
import { findPairs } from './find-pairs.js';
import { isOfNetwork } from './who-may-tell.js';

/** Pairs of a store's products: learned from all stores where they tell any, else from the store alone. */
export class PairAnswers {
  constructor(private readonly indexes: Pick<IndexCache, 'of'>) {}

  async answer(question: PairsQuestion): Promise<PairsFound> {
    const { tenantId, storeId, mayLearnFromNetwork } = question;
    if (mayLearnFromNetwork) {
      const index = await this.indexes.of({ tenantId });
      const mayTell = (code: number) => isOfNetwork(index, code);
      if (findPairs(index, { ...question, limit: 1, after: undefined }, mayTell).length > 0)
        return foundIn(index, 'network', question, mayTell);
    }
    const index = await this.indexes.of({ tenantId, storeId });
    const found = foundIn(index, 'store', question, () => true);
    return found.pairs.length > 0 || question.after ? found : { ...found, learnedFrom: 'none' };
  }
}

function foundIn(
  index: BasketIndex,
  learnedFrom: PairsFound['learnedFrom'],
  question: PairsQuestion,
  mayTell: (code: number) => boolean,
): PairsFound {
  const pairs = findPairs(index, question, mayTell);
  return { learnedFrom, baskets: index.counts.baskets, largeBaskets: index.largeBaskets, pairs };
}
