import { AmountOutOfRange, DecimalError, parseMoneyE4 } from '@vitrine/domain';
import { RowFault } from './row.js';

/** What stands between whole and fraction. The other one of the two may then group the digits before it. */
export type DecimalMark = ',' | '.';

const PLAIN = /^[-+]?(?:[0-9]+(?:\.[0-9]+)?|\.[0-9]+)$/u;

/** Digits alone, or in groups of three with one and the same sign between them all; never `0.350`, which is a fraction. */
const groupedBy = (signs: string, mark: string) =>
  new RegExp(`^[-+]?(?:[0-9]+|[1-9][0-9]{0,2}(?:([${signs}])[0-9]{3}(?:\\1[0-9]{3})*)?)?(?:${mark}[0-9]+)?$`, 'u');

const GROUPED: Readonly<Record<DecimalMark, RegExp>> = {
  ',': groupedBy(".'\\s", ','),
  '.': groupedBy(",'\\s", '\\.'),
};

/**
 * Reads `1234.5`, `.5` and `+1`, as spreadsheets write them, into ten-thousandths; nothing is guessed.
 * @throws RowFault `missing_field` for an empty cell, `invalid_value` for what is no such number
 */
export function readDecimal(text: string, column: string): number {
  const written = text.trim();
  if (written === '') throw new RowFault('missing_field', column);
  if (!PLAIN.test(written)) throw new RowFault('invalid_value', column);
  try {
    return parseMoneyE4(written.replace('+', '').replace(/^(-?)\./u, '$10.'));
  } catch (error) {
    if (error instanceof DecimalError || error instanceof AmountOutOfRange) throw new RowFault('invalid_value', column);
    throw error;
  }
}

/**
 * Reads `1.234,56` (mark `,`) or `1,234.56` (mark `.`) into ten-thousandths. Groups are of three digits: `59.90` with a decimal comma is
 * refused, because its meaning could only be guessed.
 * @throws RowFault as `readDecimal`
 */
export function readMarkedDecimal(text: string, mark: DecimalMark, column: string): number {
  const written = text.trim();
  if (!GROUPED[mark].test(written)) throw new RowFault('invalid_value', column);
  const digits = [...written].filter((sign) => sign === mark || /[-+0-9]/u.test(sign)).join('');
  return readDecimal(digits.replace(mark, '.'), column);
}
