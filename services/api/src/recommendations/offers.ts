import type { CompanionsFound } from '@vitrine/contracts';
import {
  type Decision,
  type FoundProduct,
  type MarginBands,
  type RankedOffer,
  rankFound,
  type Weights,
} from '@vitrine/recommend';
import type { ProductRow } from '@vitrine/warehouse';
import { priceNowE4 } from './price-now.js';
import type { PlanGainOf } from './seller-plans.js';
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
  /** Whether the store does not carry it, as far as its sales and decisions say. */
  readonly isOutside: (productId: string) => boolean;
  readonly planGainOf: PlanGainOf;
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
  const products = companions.map((found) => productOf(found, known));
  const { offers } = rankFound(products, known.bands, known.weights, known.businessDate);
  return offers.map((ranked) => {
    const shelf = known.shelfOf(ranked.productId);
    const priceE4 = priceNowE4(known.productOf(ranked.productId), shelf);
    return { found: byId.get(ranked.productId) as Found, ranked, priceE4, shelf };
  });
}

function productOf({ productId, score }: Found, known: Known): FoundProduct {
  const [product, shelf] = [known.productOf(productId), known.shelfOf(productId)];
  const { stock, stockDays, promotion } = shelf;
  return {
    ...{ productId, score, stockDays },
    priceE4: priceNowE4(product, shelf) ?? undefined,
    costE4: product?.unitCostE4 ?? undefined,
    ...(stock && { stockUnits: stock.quantityE3 / 1_000 }),
    isPromoted: promotion !== undefined,
    // What is in stock is carried, sold or not.
    isInAssortment: !known.isOutside(productId) || (stock !== undefined && stock.quantityE3 > 0),
    // A product without a plan is like any other: nobody is told of plans where there are none.
    isInPlan: known.planGainOf(productId) && true,
    decision: known.decisionOf(productId),
  };
}
