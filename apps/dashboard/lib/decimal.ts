import { roundHalfEven } from '@vitrine/domain';

/**
 * Exact sums and ratios of decimal strings as the api sends them ("9747747.93"). Nothing here passes through a float:
 * a value is a whole number of 10^-SCALE.
 */
const SCALE = 4;
const UNIT = 10n ** BigInt(SCALE);

/** @throws RangeError when the text is not a plain decimal with at most four places. */
export function toUnits(text: string): bigint {
  const match = /^(-?)(\d+)(?:\.(\d{1,4}))?$/.exec(text);
  if (!match) throw new RangeError(`Not a decimal: ${text}`);
  const [, sign, whole = '0', fraction = ''] = match;
  const units = BigInt(whole) * UNIT + BigInt(fraction.padEnd(SCALE, '0'));
  return sign ? -units : units;
}

/** Back to a decimal string with at least two places and no further trailing zeros. */
export function fromUnits(units: bigint): string {
  const digits = (units < 0n ? -units : units).toString().padStart(SCALE + 1, '0');
  const fraction = digits.slice(-SCALE).replace(/0{1,2}$/, '');
  return `${units < 0n ? '-' : ''}${digits.slice(0, -SCALE)}.${fraction}`;
}

export function addDecimals(values: readonly string[]): string {
  return fromUnits(values.reduce((sum, value) => sum + toUnits(value), 0n));
}

/** An amount shared over a count, to a ten-thousandth as the metric layer quotes it; null when there is nothing to share over. */
export function divideDecimal(amount: string, count: number): string | null {
  return count === 0 ? null : fromUnits(roundHalfEven(toUnits(amount), BigInt(count)));
}

/** left ÷ right as a plain number for percentages and bars, never for money; null over zero. */
export function ratioOf(left: string, right: string): number | null {
  const divisor = toUnits(right);
  if (divisor === 0n) return null;
  return Number(roundHalfEven(toUnits(left) * 1_000_000n, divisor)) / 1_000_000;
}
