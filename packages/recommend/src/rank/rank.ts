import { factorsOf, type Typical, typicalOf } from './factors.js';
import type { Candidate, RankedOffer, Refusal, Weights } from './offer.js';
import { isInForce, refusalOf } from './refusal-of.js';

export interface Ranking {
  /** Pins first, then by score. */
  readonly offers: readonly RankedOffer[];
  readonly refused: readonly { readonly productId: string; readonly reason: Refusal }[];
}

/**
 * What to offer, the best first: the chance that it is taken, times what it brings. Every factor stands in the answer.
 * @param weights 0 to 1 each
 */
export function rank(candidates: readonly Candidate[], weights: Weights, businessDate: string): Ranking {
  const judged = candidates.map((candidate) => ({ candidate, reason: refusalOf(candidate, businessDate) }));
  const offered = judged.flatMap(({ candidate, reason }) => (reason === undefined ? [candidate] : []));
  const typical = typicalOf(offered);
  const offers = offered.map((candidate) => offerOf(candidate, typical, weights, businessDate));
  return {
    offers: offers.sort(inOrder),
    refused: judged.flatMap(({ candidate: { productId }, reason }) => (reason ? [{ productId, reason }] : [])),
  };
}

function offerOf(candidate: Candidate, typical: Typical, weights: Weights, businessDate: string): RankedOffer {
  const { productId, chance, decision } = candidate;
  const factors = factorsOf(candidate, typical, weights);
  const score = factors.reduce((product, { times }) => product * times, chance);
  const isPinned = decision?.kind === 'pin' && isInForce(decision, businessDate);
  return { productId, chance, isPinned, factors, score };
}

function inOrder(one: RankedOffer, other: RankedOffer): number {
  const byPin = Number(other.isPinned) - Number(one.isPinned);
  return byPin || other.score - one.score || (one.productId < other.productId ? -1 : 1);
}
