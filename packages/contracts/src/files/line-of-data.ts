/** Digits with the marks of numbers, dates, phones and documents: a cell of data. An address of mail is none of a header either. */
const DATA = /^[\d\s+().,:/TZ-]*\d[\d\s+().,:/TZ-]*$|[@＠]/u;

/** A line that was not cut where it should be is one cell. */
const SEPARATORS = /[;\t|,]/u;

/**
 * Whether a file's first line holds data in the place of names of columns. Its cells may be of customers then: they are counted,
 * and quoted nowhere.
 */
export const isLineOfData = (cells: readonly string[]): boolean =>
  cells.flatMap((cell) => cell.split(SEPARATORS)).some((cell) => DATA.test(cell));
