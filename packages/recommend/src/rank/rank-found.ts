import { bandedMarginE4, type MarginBands } from './margin-bands.js';
import type { Candidate, Weights } from './offer.js';
import { type Ranking, rank } from './rank.js';
import { isBelowCost } from './refusal-of.js';

/** What a model found, with its price and cost as they are. */
export type FoundProduct = Omit<Candidate, 'chance'> & {
  /** Of the model. Below 0 it is no chance at all. */
  readonly score: number;
};

/**
 * What a model found in the order in which it is offered, the same for everybody who asks. What is sold at a loss is left out, and nobody
 * learns why. Of all others the cost is the one of their band: the exact one would show in the order.
 * @param bands undefined: margins are not known well enough to weigh them
 * @param businessDate `YYYY-MM-DD` of the store
 */
export function rankFound(
  found: readonly FoundProduct[],
  bands: MarginBands | undefined,
  weights: Weights,
  businessDate: string,
): Ranking {
  const sold = found.filter((product) => !isBelowCost(product));
  return rank(
    sold.map((product) => candidateOf(product, bands)),
    weights,
    businessDate,
  );
}

function candidateOf({ score, costE4, ...product }: FoundProduct, bands: MarginBands | undefined): Candidate {
  const { priceE4 } = product;
  const isKnown = bands !== undefined && priceE4 !== undefined && costE4 !== undefined;
  return {
    ...product,
    chance: Math.max(0, score),
    ...(isKnown && { costE4: priceE4 - bandedMarginE4(bands, priceE4 - costE4) }),
  };
}
