import { formatDecimal, roundHalfEven } from '@vitrine/domain';

/**
 * A number as decimal text, with `leastDigits` to `places` digits after the point. It stands for the shortest decimal that names it, as
 * JSON writes it; what lies beyond the places is rounded half-even.
 */
export function decimalOf(value: number, places: number, leastDigits = 0): string {
  return formatDecimal(scaledOf(value, places), places, leastDigits);
}

/** The same as an integer of 10^-places. @throws RangeError for what is no finite number */
export function scaledOf(value: number, places: number): bigint {
  const { digits, scale } = shortestDecimal(value);
  const power = BigInt(places - scale);
  return power >= 0n ? digits * 10n ** power : roundHalfEven(digits, 10n ** -power);
}

function shortestDecimal(value: number): { digits: bigint; scale: number } {
  if (!Number.isFinite(value)) throw new RangeError('not a finite number');
  const [mantissa = '', exponent = '0'] = String(value).split('e');
  const [whole = '', fraction = ''] = mantissa.split('.');
  return { digits: BigInt(whole + fraction), scale: fraction.length - Number(exponent) };
}
