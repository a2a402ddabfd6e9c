import { normaliseChannel, normaliseCode } from '@vitrine/contracts';
import { formatDecimal } from '@vitrine/domain';
import { asDecimal, asText, type Compiled, compileExpression, type Surroundings } from '../expression/compile.js';
import { type Row, RowFault, refuseCutNumber, refuseNotText } from '../expression/row.js';

export type Reader = (row: Row) => string;
type MakeReader = (source: string, around: Surroundings) => Reader;

const ID = /^(?=.*\S)[^\p{Cc}\uFFFD]{1,128}$/u;
const PLAIN = /^[\x20\x21\x23-\x5B\x5D-\x7E]*$/u;
const MONEY_LIMIT_E4 = 1e15;
const QUANTITY_LIMIT_E3 = 1e12;

/** A reader of an identifier in its one spelling, 1 to 128 characters. The next row's is usually this row's, so that is not checked twice. */
export function idReader(source: string, around: Surroundings): Reader {
  const compiled = compileExpression(source, around);
  const read = textOf(compiled, source);
  let last = '';
  return (row) => {
    const id = normaliseCode(read(row));
    if (id === last && id !== '') return id;
    if (id === '') throw new RowFault('missing_field', compiled.column);
    if (!ID.test(id)) throw new RowFault(id.includes('\uFFFD') ? 'invalid_encoding' : 'invalid_value', compiled.column);
    refuseCutNumber(id, compiled.column);
    last = id;
    return id;
  };
}

export function channelReader(source: string, around: Surroundings): Reader {
  const read = idReader(source, around);
  return (row) => normaliseChannel(read(row));
}

/** A reader of a text that may be empty. */
export function textReader(source: string, around: Surroundings): Reader {
  const read = textOf(compileExpression(source, around), source);
  return (row) => read(row).trim();
}

/** The same of an identifier that is kept as a text, such as a customer's. */
export function looseIdReader(source: string, around: Surroundings): Reader {
  const { column } = compileExpression(source, around);
  const read = textReader(source, around);
  return (row) => {
    const id = read(row);
    refuseCutNumber(id, column);
    return id;
  };
}

/** What the cells of an expression say, and they must say texts or numbers. */
export function textOf(compiled: Compiled, source: string): Reader {
  const read = asText(compiled, source);
  return (row) => {
    refuseNotText(row, compiled.cells, compiled.column);
    return read(row);
  };
}

/** Money in its shortest exact form. */
export function moneyReader(source: string, around: Surroundings): Reader {
  const compiled = compileExpression(source, around);
  const read = asDecimal(compiled, source);
  return (row) => {
    const amountE4 = read(row);
    if (Math.abs(amountE4) >= MONEY_LIMIT_E4) throw new RowFault('invalid_value', compiled.column);
    return formatDecimal(amountE4, 4);
  };
}

/** Of a field that a row may leave empty: the empty text stands for an absent field. */
export function optionalReader(make: MakeReader): MakeReader {
  return (source, around) => {
    const { isBlank } = compileExpression(source, around);
    const read = make(source, around);
    return (row) => (isBlank(row) ? '' : read(row));
  };
}

/** A quantity of at most three places. */
export function quantityReader(source: string, around: Surroundings): Reader {
  const compiled = compileExpression(source, around);
  const read = asDecimal(compiled, source);
  return (row) => {
    const quantityE4 = read(row);
    if (quantityE4 % 10 !== 0 || Math.abs(quantityE4 / 10) >= QUANTITY_LIMIT_E3)
      throw new RowFault('invalid_value', compiled.column);
    return formatDecimal(quantityE4 / 10, 3);
  };
}

/** A reader of one of a few words. */
export const wordReader =
  (words: readonly string[]): MakeReader =>
  (source, around) => {
    const { column } = compileExpression(source, around);
    const read = textReader(source, around);
    return (row) => {
      const word = read(row);
      if (!words.includes(word)) throw new RowFault('invalid_value', column);
      return word;
    };
  };

/** A reader of a currency that can only be the one of the import: a tenant's books are in one. */
export const currencyReader =
  (currency: string): MakeReader =>
  (source, around) => {
    const { column } = compileExpression(source, around);
    const read = textReader(source, around);
    return (row) => {
      if (read(row).toUpperCase() !== currency) throw new RowFault('currency_mismatch', column);
      return currency;
    };
  };

/** A JSON string; most need no escaping. */
export function quote(text: string): string {
  return PLAIN.test(text) ? `"${text}"` : JSON.stringify(text);
}
