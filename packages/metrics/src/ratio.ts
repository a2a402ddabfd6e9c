import { formatDecimal, roundHalfEven } from '@vitrine/domain';

const RATIO_PLACES = 12;

/** A sum with its decimal places. */
export interface Scaled {
  readonly value: bigint;
  readonly scale: number;
}

/**
 * top ÷ bottom as an integer of 10^-places, half-even; the one division of the layer, on exact integers.
 * Null where undefined: either is absent, or the bottom is 0.
 */
export function divide(top: Scaled | undefined, bottom: Scaled | undefined, places: number): bigint | null {
  if (!top || !bottom || bottom.value === 0n) return null;
  return roundHalfEven(top.value * 10n ** BigInt(bottom.scale + places), bottom.value * 10n ** BigInt(top.scale));
}

/** A ratio as the number nearest to its first twelve places. */
export function ratio(top: Scaled | undefined, bottom: Scaled | undefined): number | null {
  const divided = divide(top, bottom, RATIO_PLACES);
  return divided === null ? null : Number(formatDecimal(divided, RATIO_PLACES));
}

/** Decimal text of at most `scale` places as an integer of 10^-scale, of any size. */
export function scaled(text: string, scale: number): bigint {
  const [whole = '', fraction = ''] = text.split('.');
  if (fraction.length > scale) throw new RangeError(`more than ${scale} decimal places`);
  return BigInt(whole + fraction.padEnd(scale, '0'));
}
