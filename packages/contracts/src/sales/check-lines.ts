import { LINE_TOTAL_TOLERANCE_E4, SHARE_TOLERANCE_E6 } from './limits.js';
import { normaliseCode } from './normalise-code.js';

/** A decimal text that passed its pattern, as an integer of 10^-scale. */
export function scaled(decimal: string, scale: number): bigint {
  const [whole = '0', fraction = ''] = decimal.split('.');
  return BigInt(whole + fraction.padEnd(scale, '0'));
}

export interface LineTotal {
  readonly quantity: string;
  readonly unitPrice: string;
  readonly discount?: string | undefined;
  readonly netAmount?: string | undefined;
}

/** Is the till's own total within 0.01 of quantity × unitPrice − discount? Exact; true when the till gave none. */
export function lineTotalMatches(line: LineTotal): boolean {
  if (line.netAmount === undefined) return true;
  const computedE7 = scaled(line.quantity, 3) * scaled(line.unitPrice, 4) - scaled(line.discount ?? '0', 4) * 1_000n;
  const differenceE7 = scaled(line.netAmount, 4) * 1_000n - computedE7;
  const toleranceE7 = BigInt(LINE_TOTAL_TOLERANCE_E4) * 1_000n;
  return differenceE7 <= toleranceE7 && -differenceE7 <= toleranceE7;
}

/** Are all shares above 0, each seller named once, and the sum 1 (within a thousandth, for thirds)? */
export function sharesAddUp(sellers: readonly { readonly sellerId: string; readonly share: string }[]): boolean {
  const sharesE6 = sellers.map((seller) => Number(scaled(seller.share, 6)));
  const missingE6 = sharesE6.reduce((left, share) => left - share, 1_000_000);
  const named = new Set(sellers.map((seller) => normaliseCode(seller.sellerId)));
  return (
    sharesE6.every((share) => share > 0) && named.size === sellers.length && Math.abs(missingE6) <= SHARE_TOLERANCE_E6
  );
}

/** Lines as they are counted: one shared by sellers once for each of them. */
export function partsOf(lines: readonly { readonly sellers?: readonly unknown[] | undefined }[]): number {
  return lines.reduce((parts, line) => parts + (line.sellers?.length ?? 1), 0);
}

/** The positions of lines whose lineId an earlier line has already, in whatever spelling. */
export function repeatedLines(lines: readonly { readonly lineId: string }[]): number[] {
  const seen = new Set<string>();
  return lines.flatMap((line, index) => {
    const lineId = normaliseCode(line.lineId);
    if (seen.has(lineId)) return [index];
    seen.add(lineId);
    return [];
  });
}
