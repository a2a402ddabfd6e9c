import type { CompanionsFound } from '@vitrine/contracts';
import { type Candidate, type Decision, firstWeights, type RankedOffer, rank } from '@vitrine/recommend';
import type { ProductRow } from '@vitrine/warehouse';
import { isLoss } from './companion-item.js';
import { bandedMarginE4, type MarginBands } from './margin-bands.js';

type Found = CompanionsFound['companions'][number];

/** A companion, and what was made of it. */
export interface Offer {
  readonly found: Found;
  readonly ranked: RankedOffer;
}

interface Known {
  readonly productOf: (productId: string) => ProductRow | undefined;
  /** Undefined: margins are not known well enough to weigh them. */
  readonly bands: MarginBands | undefined;
  readonly decisionOf: (productId: string) => Decision | undefined;
  /** `YYYY-MM-DD` of the store. */
  readonly businessDate: string;
}

/**
 * Companions in the order in which they are offered, the same for everybody who asks: pins, then how likely each is taken times what it
 * brings. What is not known of a product weighs nothing. What would be sold at a loss is left out, and nobody learns why.
 */
export function offersOf(companions: readonly Found[], known: Known): Offer[] {
  const byId = new Map(companions.map((found) => [found.productId, found]));
  const sold = companions.filter(({ productId }) => !isLoss(known.productOf(productId)));
  const { offers } = rank(
    sold.map((found) => candidateOf(found, known)),
    firstWeights,
    known.businessDate,
  );
  return offers.map((ranked) => ({ found: byId.get(ranked.productId) as Found, ranked }));
}

/** Its cost is the one of its band: the exact one would show in the order. */
function candidateOf({ productId, score }: Found, { productOf, bands, decisionOf }: Known): Candidate {
  const { unitPriceE4 = null, unitCostE4 = null } = productOf(productId) ?? {};
  const isKnown = bands !== undefined && unitPriceE4 !== null && unitCostE4 !== null;
  return {
    productId,
    chance: Math.max(0, score),
    ...(unitPriceE4 !== null && { priceE4: unitPriceE4 }),
    ...(isKnown && { costE4: unitPriceE4 - bandedMarginE4(bands, unitPriceE4 - unitCostE4) }),
    decision: decisionOf(productId),
  };
}
