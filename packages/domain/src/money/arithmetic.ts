import { exactInteger, toExactNumber } from './decimal.js';

/** numerator ÷ denominator to the nearest integer, halves to the even one. The denominator must not be 0. */
export function roundHalfEven(numerator: bigint, denominator: bigint): bigint {
  if (denominator === 0n) throw new RangeError('division by zero');
  const [n, d] = denominator < 0n ? [-numerator, -denominator] : [numerator, denominator];
  const towardZero = n / d;
  const remainder = n % d;
  const twice = (remainder < 0n ? -remainder : remainder) * 2n;
  if (twice < d || (twice === d && towardZero % 2n === 0n)) return towardZero;
  return n < 0n ? towardZero - 1n : towardZero + 1n;
}

/**
 * What a line comes to: quantity × unitPrice − discount, half-even to ten-thousandths.
 * @throws AmountOutOfRange when the result is no exact integer
 */
export function lineAmountE4(quantityE3: number, unitPriceE4: number, discountE4: number): number {
  const product = quantityE3 * unitPriceE4;
  if (Number.isSafeInteger(product)) return exactInteger(thousandth(product) - discountE4);
  return toExactNumber(roundHalfEven(BigInt(quantityE3) * BigInt(unitPriceE4), 1_000n) - BigInt(discountE4));
}

/** What is left of a price when so many millionths of it are taken off, half-even to ten-thousandths. */
export function discountedE4(priceE4: number, discountRateE6: number): number {
  return toExactNumber(roundHalfEven(BigInt(priceE4) * BigInt(1_000_000 - discountRateE6), 1_000_000n));
}

/** An exact integer ÷ 1000, half-even; integer arithmetic throughout. */
function thousandth(product: number): number {
  const remainder = product % 1_000;
  const towardZero = (product - remainder) / 1_000;
  const distance = Math.abs(remainder);
  if (distance < 500 || (distance === 500 && towardZero % 2 === 0)) return towardZero;
  return product < 0 ? towardZero - 1 : towardZero + 1;
}

/**
 * Splits an integer total by integer weights so that the parts add up to it. Each part is its share rounded down; the units left over go to
 * the largest remainders (the first one when equal). All weights 0: equal parts.
 * @throws RangeError for no weights or a weight that is negative or no exact integer
 */
export function splitByLargestRemainder(total: number, weights: readonly number[]): number[] {
  if (weights.length === 0) throw new RangeError('nothing to split among');
  if (weights.some((weight) => weight < 0 || !Number.isSafeInteger(weight)))
    throw new RangeError('weights must be whole and not negative');
  const sum = weights.reduce((all, weight) => all + BigInt(weight), 0n);
  if (sum === 0n)
    return splitByLargestRemainder(
      total,
      weights.map(() => 1),
    );
  const size = BigInt(exactInteger(Math.abs(total)));
  const shares = weights.map((weight, index) => {
    const product = size * BigInt(weight);
    return { index, part: Number(product / sum), remainder: product % sum };
  });
  let left = Math.abs(total) - shares.reduce((all, share) => all + share.part, 0);
  const byRemainder = [...shares].sort((a, b) =>
    a.remainder === b.remainder ? a.index - b.index : a.remainder > b.remainder ? -1 : 1,
  );
  for (const share of byRemainder) {
    if (left === 0) break;
    share.part += 1;
    left -= 1;
  }
  return shares.map((share) => (total < 0 ? -share.part : share.part) + 0);
}
