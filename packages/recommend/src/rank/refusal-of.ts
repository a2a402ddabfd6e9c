import type { Candidate, Decision, Refusal } from './offer.js';

/** Why a product is not offered, if so. A pin does not sell what is not there, nor at a loss. */
export function refusalOf(candidate: Candidate, businessDate: string): Refusal | undefined {
  const { decision, isInAssortment, stockUnits } = candidate;
  if (decision?.kind === 'block' && isInForce(decision, businessDate)) return 'blocked';
  if (isInAssortment === false) return 'outside-assortment';
  if (stockUnits !== undefined && stockUnits <= 0) return 'out-of-stock';
  if (isBelowCost(candidate)) return 'below-cost';
  return undefined;
}

/** True where both are known and selling one is a loss. */
export function isBelowCost({ priceE4, costE4 }: Pick<Candidate, 'priceE4' | 'costE4'>): boolean {
  return priceE4 !== undefined && costE4 !== undefined && priceE4 < costE4;
}

export function isInForce({ from, to }: Decision, businessDate: string): boolean {
  return (from === undefined || from <= businessDate) && (to === undefined || businessDate <= to);
}
