/** Text that is no decimal of the expected number of places. Carries no value: the value may belong to a person. */
export class DecimalError extends Error {
  override readonly name = 'DecimalError';
}

/** An amount too large to be an exact integer (beyond 2⁵³ − 1 of its smallest unit). */
export class AmountOutOfRange extends RangeError {
  override readonly name = 'AmountOutOfRange';
}

const POWERS = [1, 10, 100, 1_000, 10_000, 100_000, 1_000_000, 10_000_000, 100_000_000, 1_000_000_000];
const DECIMAL = /^-?[0-9]+(?:\.[0-9]+)?$/u;

function powerOfTen(scale: number): number {
  const power = POWERS[scale];
  if (power === undefined) throw new RangeError('scale must be an integer from 0 to 9');
  return power;
}

/** Returns `value` when it is an exact integer, else throws AmountOutOfRange. -0 becomes 0. */
export function exactInteger(value: number): number {
  if (!Number.isSafeInteger(value)) throw new AmountOutOfRange('amount beyond exact integers');
  return value + 0;
}

/** A bigint as an exact number, or AmountOutOfRange. */
export function toExactNumber(value: bigint): number {
  return exactInteger(Number(value));
}

/**
 * Reads a decimal into an integer of 10^-scale: `parseDecimal('2.2981', 4)` is 22981. Digit by digit, no float between.
 * @throws DecimalError when the text is no plain decimal or has more places than `scale`
 * @throws AmountOutOfRange when the integer would not be exact
 */
export function parseDecimal(text: string, scale: number): number {
  const power = powerOfTen(scale);
  if (!DECIMAL.test(text)) throw new DecimalError('not a decimal number');
  const dot = text.indexOf('.');
  const places = dot < 0 ? 0 : text.length - dot - 1;
  if (places > scale) throw new DecimalError(`more than ${scale} decimal places`);
  const digits = dot < 0 ? text : text.slice(0, dot) + text.slice(dot + 1);
  // Up to 15 digits an integer product is exact; longer ones go through bigint, which loses no digit.
  if (digits.length + scale - places <= 15) return Number(digits) * (power / powerOfTen(places)) + 0;
  return toExactNumber(BigInt(digits) * BigInt(power / powerOfTen(places)));
}

/** Money text to ten-thousandths of the currency unit. */
export function parseMoneyE4(text: string): number {
  return parseDecimal(text, 4);
}

/** Quantity text to thousandths of a unit. */
export function parseQuantityE3(text: string): number {
  return parseDecimal(text, 3);
}

/**
 * Writes an integer of 10^-scale as a decimal without trailing zeros beyond `minDigits` places:
 * `formatDecimal(15_000, 4)` is `'1.5'`, with `minDigits` 2 `'1.50'`.
 */
export function formatDecimal(value: number | bigint, scale: number, minDigits = 0): string {
  const integer = typeof value === 'bigint' ? value : exactInteger(value);
  const negative = integer < 0;
  const digits = (negative ? -integer : integer).toString().padStart(scale + 1, '0');
  const whole = digits.slice(0, digits.length - scale);
  let fraction = scale === 0 ? '' : digits.slice(-scale);
  let keep = fraction.length;
  while (keep > minDigits && fraction[keep - 1] === '0') keep--;
  fraction = fraction.slice(0, keep).padEnd(minDigits, '0');
  return `${negative ? '-' : ''}${whole}${fraction ? `.${fraction}` : ''}`;
}

/** Ten-thousandths as money text with at least the currency's minor digits: `97477479300` is `'9747747.93'`. */
export function formatMoney(amountE4: number | bigint, minorDigits = 2): string {
  return formatDecimal(amountE4, 4, minorDigits);
}
