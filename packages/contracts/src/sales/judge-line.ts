import { LINE_TOTAL_TOLERANCE_E4, MAX_AMOUNT_E4, MAX_QUANTITY_E3 } from './limits.js';
import { product, scaled } from './scaled.js';
import type { TicketKind } from './ticket.js';

/** A line's amounts as they are written. */
export interface LineAmounts {
  readonly quantity: string;
  readonly unitPrice: string;
  readonly discount?: string | undefined;
  /** The till's own total, if it gave one. */
  readonly netAmount?: string | undefined;
  readonly unitCost?: string | undefined;
}

export interface LineFault {
  readonly field: 'quantity' | 'unitPrice' | 'discount' | 'netAmount' | 'unitCost';
  readonly code: 'implausible_quantity' | 'implausible_price' | 'line_total_mismatch';
}

/** The kind of the ticket that a line counts in. `void`: it counts in none, and may carry whatever the ticket had. */
export type LineRole = TicketKind | 'void';

/** A line in integers; what is absent is 0, except the till's own total. */
export interface ScaledLine {
  readonly quantityE3: number;
  readonly unitPriceE4: number;
  readonly discountE4: number;
  readonly unitCostE4: number;
  readonly netAmountE4: number | undefined;
  /** quantity × unitPrice − discount, in 10^-7. */
  readonly computedE7: number | bigint;
}

/** The first amount of a line that no shop can mean. */
export function lineFault(line: ScaledLine, role: LineRole): LineFault | undefined {
  return faultOfSize(line) ?? faultOfSign(line, role) ?? faultOfTotal(line);
}

/** What a line moves, in ten-thousandths, near enough to be compared with a limit. */
export const sizeE4Of = ({ netAmountE4, computedE7 }: ScaledLine): number =>
  Math.abs(netAmountE4 ?? Number(computedE7) / 1_000);

export function scaledLine({ quantity, unitPrice, discount, netAmount, unitCost }: LineAmounts): ScaledLine {
  const quantityE3 = scaled(quantity, 3);
  const unitPriceE4 = scaled(unitPrice, 4);
  const discountE4 = discount === undefined ? 0 : scaled(discount, 4);
  return {
    quantityE3,
    unitPriceE4,
    discountE4,
    unitCostE4: unitCost === undefined ? 0 : scaled(unitCost, 4),
    netAmountE4: netAmount === undefined ? undefined : scaled(netAmount, 4),
    computedE7: difference(product(quantityE3, unitPriceE4), product(discountE4, 1_000)),
  };
}

const implausible = (field: LineFault['field']): LineFault => ({
  field,
  code: field === 'quantity' ? 'implausible_quantity' : 'implausible_price',
});

function faultOfSize(line: ScaledLine): LineFault | undefined {
  if (Math.abs(line.quantityE3) > MAX_QUANTITY_E3) return implausible('quantity');
  if (Math.abs(line.unitPriceE4) > MAX_AMOUNT_E4) return implausible('unitPrice');
  if (Math.abs(line.discountE4) > MAX_AMOUNT_E4) return implausible('discount');
  // Without a total of the till's own, the price is at fault.
  if (sizeE4Of(line) > MAX_AMOUNT_E4) return implausible(line.netAmountE4 === undefined ? 'unitPrice' : 'netAmount');
  return Math.abs(line.unitCostE4) > MAX_AMOUNT_E4 ? implausible('unitCost') : undefined;
}

/** An adjustment moves money either way; goods have a price, a cost, and a direction. */
function faultOfSign(line: ScaledLine, role: LineRole): LineFault | undefined {
  if (role === 'void') return undefined;
  if (line.unitCostE4 < 0) return implausible('unitCost');
  if (role === 'adjustment') return undefined;
  if (role === 'return' && line.quantityE3 > 0) return implausible('quantity');
  if (line.unitPriceE4 < 0) return implausible('unitPrice');
  return isDiscountWithin(line) ? undefined : implausible('discount');
}

/**
 * Does a discount take off at most the line (within 0.01, tills round), and not add to it? For returned goods both are negative.
 */
function isDiscountWithin({ quantityE3, unitPriceE4, discountE4 }: ScaledLine): boolean {
  if (discountE4 === 0) return true;
  const wholeE7 = product(quantityE3, unitPriceE4);
  const discountE7 = product(discountE4, 1_000);
  const [least, most] = wholeE7 < 0 ? [wholeE7, 0] : [0, wholeE7];
  return difference(least, discountE7) <= TOLERANCE_E7 && difference(discountE7, most) <= TOLERANCE_E7;
}

const TOLERANCE_E7 = LINE_TOTAL_TOLERANCE_E4 * 1_000;

/** Is the till's own total within 0.01 of quantity × unitPrice − discount? */
function faultOfTotal({ netAmountE4, computedE7 }: ScaledLine): LineFault | undefined {
  if (netAmountE4 === undefined) return undefined;
  const missing = difference(product(netAmountE4, 1_000), computedE7);
  const isWithin = missing <= TOLERANCE_E7 && missing >= -TOLERANCE_E7;
  return isWithin ? undefined : { field: 'netAmount', code: 'line_total_mismatch' };
}

function difference(a: number | bigint, b: number | bigint): number | bigint {
  if (typeof a === 'number' && typeof b === 'number') {
    const quick = a - b;
    if (Number.isSafeInteger(quick)) return quick;
  }
  return BigInt(a) - BigInt(b);
}
