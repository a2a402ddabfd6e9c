import { normaliseCode } from '../normalise-code.js';
import { SHARE_TOLERANCE_E6 } from './limits.js';
import { scaled } from './scaled.js';

/** Are all shares above 0, each seller named once, and the sum 1 (within a thousandth, for thirds)? */
export function sharesAddUp(sellers: readonly { readonly sellerId: string; readonly share: string }[]): boolean {
  const sharesE6 = sellers.map((seller) => scaled(seller.share, 6));
  const missingE6 = sharesE6.reduce((left, share) => left - share, 1_000_000);
  const named = new Set(sellers.map((seller) => normaliseCode(seller.sellerId)));
  return (
    sharesE6.every((share) => share > 0) && named.size === sellers.length && Math.abs(missingE6) <= SHARE_TOLERANCE_E6
  );
}

/** Lines as they are counted: a line shared by sellers counts once for each of them. */
export function partsOf(lines: readonly { readonly sellers?: readonly unknown[] | undefined }[]): number {
  return lines.reduce((parts, line) => parts + (line.sellers?.length ?? 1), 0);
}
