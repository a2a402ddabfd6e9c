import type { CompanionsFound, CompanionsQuestion } from '@vitrine/contracts';
import type { BasketIndex } from '../index/basket-index.js';
import type { IndexCache } from '../index/index-cache.js';
import { findCompanions } from './find-companions.js';
import { isOfNetwork, isOften } from './who-may-tell.js';

/** What goes with a basket: learned from all stores where enough of them sold its products, else from the asking store alone. */
export class CompanionAnswers {
  constructor(private readonly indexes: Pick<IndexCache, 'of'>) {}

  async answer(question: CompanionsQuestion): Promise<CompanionsFound> {
    const { tenantId, storeId, productIds, mayLearnFromNetwork } = question;
    const network = mayLearnFromNetwork ? await this.indexes.of({ tenantId }) : undefined;
    const known = network ? codesOf(network, productIds).filter((code) => isOfNetwork(network, code)) : [];
    if (network && known.length > 0) return this.ofNetwork(network, 'network', known, question);
    const store = await this.indexes.of({ tenantId, storeId });
    // A store that opens today has nothing of its own to tell yet.
    if (network && store.counts.baskets === 0)
      return { ...this.ofNetwork(network, 'none', [], question), basketsHere: 0 };
    const basket = codesOf(store, productIds);
    const basketsHere = Math.max(0, ...basket.map((code) => store.counts.itemBaskets[code] as number));
    const learnedFrom = basket.length > 0 ? 'store' : 'none';
    return { ...foundIn(store, learnedFrom, basket, question, isOften(store)), basketsHere };
  }

  private ofNetwork(
    index: BasketIndex,
    learnedFrom: CompanionsFound['learnedFrom'],
    basket: readonly number[],
    question: CompanionsQuestion,
  ): CompanionsFound {
    return foundIn(index, learnedFrom, basket, question, (code) => isOfNetwork(index, code));
  }
}

const codesOf = ({ counts }: BasketIndex, productIds: readonly string[]): number[] =>
  [...new Set(productIds)].flatMap((productId) => counts.codeOf(productId) ?? []);

function foundIn(
  index: BasketIndex,
  learnedFrom: CompanionsFound['learnedFrom'],
  basket: readonly number[],
  { storeId, productIds, limit, alsoProductIds: also, withoutProductIds: without }: CompanionsQuestion,
  mayTell: (code: number) => boolean,
): CompanionsFound {
  const companions = findCompanions({ index, storeId, basket, productIds, limit, mayTell, also, without });
  const notSoldHere = also.filter((productId) => !index.sells(storeId, index.counts.codeOf(productId)));
  const { counts, largeBaskets } = index;
  return { learnedFrom, baskets: counts.baskets, largeBaskets, companions, notSoldHere };
}
