import type { CompanionsFound } from '@vitrine/contracts';
import { type Candidate, type Decision, type RankedOffer, rank, type Weights } from '@vitrine/recommend';
import type { ProductRow } from '@vitrine/warehouse';
import { bandedMarginE4, type MarginBands } from './margin-bands.js';
import { isLoss, priceNowE4 } from './price-now.js';
import type { OnShelf } from './shelf.js';

type Found = CompanionsFound['companions'][number];

/** A companion, and what was made of it. */
export interface Offer {
  readonly found: Found;
  readonly ranked: RankedOffer;
  /** List price less what a running promotion takes off; null: no price is known. */
  readonly priceE4: number | null;
  readonly shelf: OnShelf;
}

interface Known {
  readonly productOf: (productId: string) => ProductRow | undefined;
  readonly shelfOf: (productId: string) => OnShelf;
  readonly weights: Weights;
  /** Undefined: margins are not known well enough to weigh them. */
  readonly bands: MarginBands | undefined;
  readonly decisionOf: (productId: string) => Decision | undefined;
  /** `YYYY-MM-DD` of the store. */
  readonly businessDate: string;
}

/**
 * Companions in the order in which they are offered, the same for everybody who asks: pins, then how likely each is taken times what it
 * brings. What is not known of a product weighs nothing. What is out of stock, or would be sold at a loss at the price of today, is left
 * out, and nobody learns why.
 */
export function offersOf(companions: readonly Found[], known: Known): Offer[] {
  const byId = new Map(companions.map((found) => [found.productId, found]));
  const sold = companions.filter(({ productId }) => !isLoss(known.productOf(productId), known.shelfOf(productId)));
  const candidates = sold.map((found) => candidateOf(found, known));
  const { offers } = rank(candidates, known.weights, known.businessDate);
  return offers.map((ranked) => {
    const shelf = known.shelfOf(ranked.productId);
    const priceE4 = priceNowE4(known.productOf(ranked.productId), shelf);
    return { found: byId.get(ranked.productId) as Found, ranked, priceE4, shelf };
  });
}

/** Its cost is the one of its band: the exact one would show in the order. */
function candidateOf({ productId, score }: Found, known: Known): Candidate {
  const { bands, decisionOf } = known;
  const [product, shelf] = [known.productOf(productId), known.shelfOf(productId)];
  const { stock, stockDays, promotion } = shelf;
  const priceE4 = priceNowE4(product, shelf);
  const costE4 = product?.unitCostE4 ?? null;
  const isKnown = bands !== undefined && priceE4 !== null && costE4 !== null;
  return {
    productId,
    chance: Math.max(0, score),
    ...(priceE4 !== null && { priceE4 }),
    ...(isKnown && { costE4: priceE4 - bandedMarginE4(bands, priceE4 - costE4) }),
    ...(stock && { stockUnits: stock.quantityE3 / 1_000 }),
    ...{ stockDays, isPromoted: promotion && true },
    decision: decisionOf(productId),
  };
}
