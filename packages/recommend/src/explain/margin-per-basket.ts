import { roundHalfEven } from '@vitrine/domain';

/** Of two products: baskets with both, and with the first. */
export interface PairCounts {
  readonly together: number;
  readonly withFirst: number;
}

/**
 * What the second product brings in margin per basket with the first, in ten-thousandths:
 *
 *     margin of one unit × baskets with both ÷ baskets with the first
 *
 * One unit a basket, as pairs are counted. What a basket with the second alone brings is not in it. Rounded once, half-even, to the places
 * in which the currency is shown. Undefined where no basket has the first.
 */
export function marginPerBasketE4(
  { together, withFirst }: PairCounts,
  unitMarginE4: number,
  minorDigits: number,
): number | undefined {
  if (withFirst <= 0) return undefined;
  const step = 10n ** BigInt(4 - minorDigits);
  return Number(roundHalfEven(BigInt(unitMarginE4) * BigInt(together), BigInt(withFirst) * step) * step);
}
