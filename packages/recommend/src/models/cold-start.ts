import type { MarginBandName } from '@vitrine/contracts';
import { type Model, priorOf } from './model.js';

/** What a catalogue says of a product that nobody has bought yet. */
export interface ColdProduct {
  readonly productId: string;
  /** Empty: none is known. */
  readonly category: string;
  readonly isPromoted: boolean;
  /** Third of the tenant's products by margin of a unit; absent where price or cost is unknown. */
  readonly band?: MarginBandName | undefined;
}

/** A promotion outweighs every band, the category both together. By hand: there are no baskets yet that could choose. */
const [CATEGORY, PROMOTION, BAND] = [4 / 7, 2 / 7, 1 / 7];
const STEPS: Readonly<Record<MarginBandName, number>> = { high: 1, middle: 0.5, normal: 0 };

/**
 * For shops without history: what the catalogue says is like the basket, s_j = (4 c_j + 2 p_j + m_j) / 7, with c_j whether a product of the
 * basket is of the same category, p_j whether it is on promotion, and m_j its margin band: 0, ½ or 1. Content in the place of counts, as in
 * Schein, Popescul, Ungar, Pennock: "Methods and metrics for cold-start recommendations" (SIGIR 2002); what cannot be learned yet is weighed
 * by hand. It stands behind whatever baskets say, never before it: best-sellers of the first baskets rank higher.
 * @param products whose places are the codes, those of the basket too
 */
export function coldStart(products: readonly ColdProduct[]): Model {
  const prior = products.map(
    ({ isPromoted, band }) => (isPromoted ? PROMOTION : 0) + (band === undefined ? 0 : BAND * STEPS[band]),
  );
  return {
    name: 'cold start',
    prior: priorOf(Float64Array.from(prior)),
    score: (basket, scores) => {
      const categories = new Set(basket.map((code) => products[code]?.category));
      for (const [code, { category }] of products.entries())
        if (category !== '' && categories.has(category)) scores.add(code, CATEGORY);
    },
  };
}
