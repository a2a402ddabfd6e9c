import type { Candidate, Decision, Refusal } from './offer.js';

/** Why a product is not offered, if so. A pin does not sell what is not there, nor at a loss. */
export function refusalOf(candidate: Candidate, businessDate: string): Refusal | undefined {
  const { decision, isInAssortment, stockUnits, priceE4, costE4 } = candidate;
  if (decision?.kind === 'block' && isInForce(decision, businessDate)) return 'blocked';
  if (isInAssortment === false) return 'outside-assortment';
  if (stockUnits !== undefined && stockUnits <= 0) return 'out-of-stock';
  if (priceE4 !== undefined && costE4 !== undefined && priceE4 < costE4) return 'below-cost';
  return undefined;
}

export function isInForce({ from, to }: Decision, businessDate: string): boolean {
  return (from === undefined || from <= businessDate) && (to === undefined || businessDate <= to);
}
