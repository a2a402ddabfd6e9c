/** Digits with the marks of numbers, dates, phones and documents make a cell of data. An e-mail address is no column name either. */
const DATA = /^[\d\s+().,:/TZ-]*\d[\d\s+().,:/TZ-]*$|[@＠]/u;

/** A line cut by the wrong delimiter is one cell. */
const SEPARATORS = /[;\t|,]/u;

/**
 * Whether a file's first line holds data in the place of column names. Its cells may belong to customers: they are counted, and quoted
 * nowhere.
 */
export const isLineOfData = (cells: readonly string[]): boolean =>
  cells.flatMap((cell) => cell.split(SEPARATORS)).some((cell) => DATA.test(cell));
