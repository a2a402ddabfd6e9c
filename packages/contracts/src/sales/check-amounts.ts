import { type LineTotal, scaled } from './check-lines.js';
import { LINE_TOTAL_TOLERANCE_E4, MAX_AMOUNT_E4, MAX_QUANTITY_E3, MAX_TICKET_E4 } from './limits.js';

/**
 * Does a discount take off at most the line (within 0.01, tills round), and not add to it? For goods that come back both are
 * negative. In 10^-7, the scale of quantity × unitPrice.
 */
export function isDiscountWithin(discountE7: bigint, productE7: bigint): boolean {
  const toleranceE7 = BigInt(LINE_TOTAL_TOLERANCE_E4) * 1_000n;
  const [least, most] = productE7 < 0n ? [productE7, 0n] : [0n, productE7];
  return least - toleranceE7 <= discountE7 && discountE7 <= most + toleranceE7;
}

/** The field whose sign or size no sale or return can have; an adjustment may have any. */
export function implausibleSign(line: LineTotal): 'unitPrice' | 'discount' | undefined {
  const unitPriceE4 = scaled(line.unitPrice, 4);
  if (unitPriceE4 < 0n) return 'unitPrice';
  const discountE7 = scaled(line.discount ?? '0', 4) * 1_000n;
  return isDiscountWithin(discountE7, scaled(line.quantity, 3) * unitPriceE4) ? undefined : 'discount';
}

interface LineAmounts extends LineTotal {
  readonly unitCost?: string | undefined;
}

/** The first field whose size no shop can have meant. */
export function implausibleSize(
  line: LineAmounts,
): 'quantity' | 'unitPrice' | 'discount' | 'netAmount' | 'unitCost' | undefined {
  if (sizeOf(line.quantity, 3) > MAX_QUANTITY_E3) return 'quantity';
  if (sizeOf(line.unitPrice, 4) > MAX_AMOUNT_E4) return 'unitPrice';
  if (sizeOf(line.discount ?? '0', 4) > MAX_AMOUNT_E4) return 'discount';
  if (netSizeOf(line) > MAX_AMOUNT_E4) return 'netAmount';
  return sizeOf(line.unitCost ?? '0', 4) > MAX_AMOUNT_E4 ? 'unitCost' : undefined;
}

/** Do the lines together say more than can be counted exactly? */
export function isTotalImplausible(lines: readonly LineTotal[]): boolean {
  return lines.reduce((sum, line) => sum + netSizeOf(line), 0) > MAX_TICKET_E4;
}

function sizeOf(decimal: string, scale: number): number {
  return Math.abs(Number(scaled(decimal, scale)));
}

/** Of the line's total in ten-thousandths, near enough to be compared with a limit. */
function netSizeOf(line: LineTotal): number {
  if (line.netAmount !== undefined) return sizeOf(line.netAmount, 4);
  const productE4 = Number(scaled(line.quantity, 3) * scaled(line.unitPrice, 4)) / 1_000;
  return Math.abs(productE4 - Number(scaled(line.discount ?? '0', 4)));
}
