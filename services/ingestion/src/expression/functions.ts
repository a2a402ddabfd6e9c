import { isBarcode, normaliseBarcode, normaliseCode } from '@vitrine/contracts';
import { type Build, type Builder, constantText, exactly } from './builder.js';
import type { Compiled, Value, ValueType } from './compile.js';
import { readDate, readInstant } from './dates.js';
import { NUMBER_FUNCTIONS } from './number-functions.js';
import { type Row, RowFault, refuseCutNumber } from './row.js';
import { readYesNo } from './yes-no.js';

/** A function of one to three texts. */
function ofTexts(count: number, apply: (...texts: string[]) => Value, type: ValueType = 'text'): Builder {
  return (args, build) => {
    if (args.length !== count) throw build.fail(`takes ${count} values, not ${args.length}`);
    const [one, two, three] = args.map((arg) => build.text(arg));
    if (one === undefined) throw build.fail('takes at least one value');
    if (two === undefined) return { type, run: (row) => apply(one(row)) };
    if (three === undefined) return { type, run: (row) => apply(one(row), two(row)) };
    return { type, run: (row) => apply(one(row), two(row), three(row)) };
  };
}

/** A question about a text as people see it, as of ids: nothing unseen around it, accents composed. The part is taken as it is written. */
const ofSeen = (apply: (text: string, part: string) => Value, type: ValueType = 'truth'): Builder =>
  ofTexts(2, (text, part = '') => apply(normaliseCode(text), part.normalize('NFC')), type);

const areEqual = (one: string, other: string): boolean => normaliseCode(one) === normaliseCode(other);
const isUnseen = (text: string): boolean => areEqual(text, '');

/** `when(condition, value, [condition, value, …] otherwise)`: the first that holds. */
const when: Builder = (args, build) => {
  if (args.length < 3 || args.length % 2 === 0)
    throw build.fail('takes conditions and values in turn, and one value at the end');
  const cases = args
    .slice(0, -1)
    .flatMap((arg, index) =>
      index % 2 === 0 ? [{ holds: build.truth(arg), result: args[index + 1] as Compiled }] : [],
    );
  const results = [...cases.map(({ result }) => result), args.at(-1) as Compiled];
  const type = results.every((result) => result.type === results[0]?.type) ? (results[0] as Compiled).type : 'text';
  const run = results.map((result) => (type === 'text' ? build.text(result) : result.run));
  const chosen = (row: Row) => {
    const found = cases.findIndex(({ holds }) => holds(row));
    return found < 0 ? results.length - 1 : found;
  };
  return {
    type,
    run: (row) => (run[chosen(row)] as (row: Row) => Value)(row),
    isBlank: (row) => (results[chosen(row)] as Compiled).isBlank(row),
  };
};

const join =
  (combine: 'every' | 'some'): Builder =>
  (args, build) => {
    if (args.length === 0) throw build.fail('takes at least one condition');
    const conditions = args.map((arg) => build.truth(arg));
    return { type: 'truth', run: (row) => conditions[combine]((condition) => condition(row)) };
  };

const concat: Builder = (args, build) => {
  const texts = args.map((arg) => build.text(arg));
  return {
    type: 'text',
    run: (row) => {
      let all = '';
      for (const text of texts) all += text(row);
      return all;
    },
  };
};

const firstOf: Builder = (args, build) => {
  const texts = args.map((arg) => build.text(arg));
  return {
    type: 'text',
    run: (row) => texts.map((text) => text(row)).find((text) => !isUnseen(text)) ?? '',
    isBlank: (row) => args.every((arg) => arg.isBlank(row)),
  };
};

const matches: Builder = (args, build) => {
  const [value, pattern] = exactly(2, args, build) as [Compiled, Compiled];
  const text = build.text(value);
  const regExp = patternOf(constantText(pattern, build), build);
  return { type: 'truth', run: (row) => regExp.test(normaliseCode(text(row))) };
};

function patternOf(pattern: string, build: Build): RegExp {
  try {
    return new RegExp(`^(?:${pattern.normalize('NFC')})$`, 'u');
  } catch {
    throw build.fail('the pattern is no regular expression');
  }
}

/** `lookup('table', key, 'Column'[, fallback])`: without a fallback a key that is not there makes the row invalid. */
const lookup: Builder = (args, build) => {
  if (args.length !== 3 && args.length !== 4) throw build.fail('takes a table, a key, a column and perhaps a fallback');
  const [table, key, column, fallback] = args as [Compiled, Compiled, Compiled, Compiled?];
  const find = build.around.lookup(constantText(table, build), constantText(column, build));
  if (find === undefined) throw build.fail('the profile has no such table or column');
  const textOf = build.text(key);
  const keyOf = (row: Row) => {
    const text = textOf(row);
    refuseCutNumber(text, key.column);
    return text;
  };
  const otherwise = fallback && build.text(fallback);
  return {
    type: 'text',
    run: (row) => {
      const found = find(keyOf(row)) ?? otherwise?.(row);
      if (found === undefined) throw new RowFault('missing_field', key.column);
      return found;
    },
    isBlank: (row) => {
      const found = find(textOf(row));
      if (found !== undefined) return found.trim() === '';
      return fallback === undefined ? key.isBlank(row) : fallback.isBlank(row);
    },
  };
};

/**
 * `gtin(text)`: the text where it is a bar code of 12 to 14 digits, else nothing. For codes of goods that many shops take from the label.
 * Eight digits are as often a shop's own number.
 */
const gtin = (text: string): string => {
  const digits = normaliseBarcode(text);
  return digits.length > 8 && isBarcode(digits) ? digits : '';
};

/** `instant(text, 'yyyy-MM-dd HH:mm:ss', 'Europe/London')` → RFC 3339 with that zone's offset at that time. */
const instant: Builder = (args, build) => {
  const [value, pattern, zone] = exactly(3, args, build) as [Compiled, Compiled, Compiled];
  const text = build.text(value);
  const read = readInstant(constantText(pattern, build), constantText(zone, build), build);
  return { type: 'text', run: (row) => remembered(read, text(row), value.column) };
};

/** `day(text, 'dd/MM/yyyy')` → 2026-11-20. */
const day: Builder = (args, build) => {
  const [value, pattern] = exactly(2, args, build) as [Compiled, Compiled];
  const text = build.text(value);
  const read = readDate(constantText(pattern, build), build);
  return { type: 'text', run: (row) => remembered(read, text(row), value.column) };
};

function remembered(read: (text: string) => string | null, text: string, column: string): string {
  const found = read(text);
  if (found === null) throw new RowFault(text === '' ? 'missing_field' : 'invalid_value', column);
  return found;
}

/** `isYes(text)`: a yes or a no in the words of either language; what is neither makes the row invalid. */
const isYes: Builder = (args, build) => {
  const [value] = exactly(1, args, build) as [Compiled];
  const text = build.text(value);
  return {
    type: 'truth',
    run: (row) => {
      const said = readYesNo(text(row));
      if (said === undefined) throw new RowFault(value.isBlank(row) ? 'missing_field' : 'invalid_value', value.column);
      return said;
    },
  };
};

const not: Builder = (args, build) => {
  const condition = build.truth(exactly(1, args, build)[0] as Compiled);
  return { type: 'truth', run: (row) => !condition(row) };
};

/** The line of the file, for files whose rows have no number of their own. */
const lineNumber: Builder = (args, build) => {
  exactly(0, args, build);
  return { type: 'text', run: (row) => String(row.line) };
};

export const FUNCTIONS: Readonly<Record<string, Builder>> = {
  concat,
  firstOf,
  when,
  lookup,
  instant,
  day,
  not,
  matches,
  lineNumber,
  isYes,
  and: join('every'),
  or: join('some'),
  gtin: ofTexts(1, gtin),
  trim: ofTexts(1, (text) => text.trim()),
  upper: ofTexts(1, (text) => text.toUpperCase()),
  lower: ofTexts(1, (text) => text.toLowerCase()),
  isEmpty: ofTexts(1, isUnseen, 'truth'),
  startsWith: ofSeen((text, start) => text.startsWith(start)),
  endsWith: ofSeen((text, end) => text.endsWith(end)),
  contains: ofSeen((text, part) => text.includes(part)),
  withoutStart: ofSeen((text, start) => (text.startsWith(start) ? text.slice(start.length) : text), 'text'),
  withoutEnd: ofSeen((text, end) => (end !== '' && text.endsWith(end) ? text.slice(0, -end.length) : text), 'text'),
  before: ofTexts(2, (text, mark) => text.split(mark as string, 1)[0] as string),
  replace: ofTexts(3, (text, what, by) => text.replaceAll(what as string, by as string)),
  equals: ofTexts(2, (one, other) => areEqual(one, other as string), 'truth'),
  differs: ofTexts(2, (one, other) => !areEqual(one, other as string), 'truth'),
  ...NUMBER_FUNCTIONS,
};
