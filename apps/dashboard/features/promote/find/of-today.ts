import type { PromoteList } from '@vitrine/contracts';
import { hasWords } from '@/lib/plain-words';

type Item = PromoteList['items'][number];

/** A GTIN with zeros in front is the same one. */
const LONGEST = 14;
const FEWEST_DIGITS = 6;

/** Whether a product of the list of the day has these words, or this bar code, with or without its blanks. */
export function isMeant({ productId, name = '', barcodes = [] }: Item, words: string): boolean {
  return hasCode(barcodes, words) || hasWords(`${name} ${productId}`, words);
}

function hasCode(barcodes: readonly string[], words: string): boolean {
  const digits = words.replaceAll(/\s/gu, '');
  if (!/^\d+$/u.test(digits) || digits.length < FEWEST_DIGITS) return false;
  const code = digits.padStart(LONGEST, '0');
  return barcodes.some((barcode) => barcode.padStart(LONGEST, '0') === code);
}

/** The one product that was meant by a code; undefined where it is none, or several. */
export function onlyMeant(items: readonly Item[], words: string): string | undefined {
  const [only, ...more] = items.filter((item) => isMeant(item, words));
  return more.length === 0 ? only?.productId : undefined;
}
