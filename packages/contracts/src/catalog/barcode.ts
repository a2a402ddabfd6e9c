import { UNSEEN } from '../normalise-code.js';

/** GTIN-8, UPC (GTIN-12), EAN (GTIN-13), GTIN-14. */
const GTIN = /^(?:\d{8}|\d{12,14})$/u;
const LONGEST = 14;
const BLANKS = new RegExp(`[${UNSEEN}]`, 'gu');
const ZEROS = /^0+$/u;

/** A bar code without the blanks that are printed between its digits. */
export const normaliseBarcode = (barcode: string): string => barcode.replace(BLANKS, '');

/**
 * Whether it is a GTIN: 8, 12, 13 or 14 digits of which the last one checks the others, and not zeros alone.
 * @param barcode without blanks
 */
export function isBarcode(barcode: string): boolean {
  return GTIN.test(barcode) && !ZEROS.test(barcode) && checkDigitOf(barcode.slice(0, -1)) === Number(barcode.at(-1));
}

/**
 * The check digit of GS1 General Specifications, 7.9: from the right, digits count three times and once in turn.
 * @param digits without the check digit
 */
export function checkDigitOf(digits: string): number {
  const sum = [...digits].reverse().reduce((all, digit, at) => all + Number(digit) * (at % 2 === 0 ? 3 : 1), 0);
  return (10 - (sum % 10)) % 10;
}

/** What two spellings of one code have in common: zeros in front make 14 digits. The check digit is the same with and without them. */
export const gtin14Of = (barcode: string): string => barcode.padStart(LONGEST, '0');

/** What somebody typed or scanned as a code to look for, leading zeros or not; undefined where it cannot be one. */
export function soughtGtin14(text: string): string | undefined {
  const digits = normaliseBarcode(text);
  return /^\d{6,14}$/u.test(digits) && !ZEROS.test(digits) ? gtin14Of(digits) : undefined;
}

/** Bar codes in their one spelling, each once: a UPC and the EAN that it is with a zero in front are one. */
export function distinctBarcodes(barcodes: readonly string[]): string[] {
  const byGtin = new Map<string, string>();
  for (const barcode of barcodes.map(normaliseBarcode)) {
    const key = gtin14Of(barcode);
    if (!byGtin.has(key)) byGtin.set(key, barcode);
  }
  return [...byGtin.values()];
}
