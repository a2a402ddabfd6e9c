import { exactInteger, roundHalfEven, toExactNumber } from '@vitrine/domain';
import type { Compiled, Surroundings, Value, ValueType } from './compile.js';
import { readDate, readInstant } from './dates.js';
import { readMarkedDecimal } from './decimals.js';
import { type Row, RowFault } from './row.js';
import type { ExpressionError } from './syntax.js';
import { readYesNo } from './yes-no.js';

export interface Build {
  readonly source: string;
  readonly at: number;
  readonly around: Surroundings;
  fail(problem: string): ExpressionError;
  text(arg: Compiled): (row: Row) => string;
  decimal(arg: Compiled): (row: Row) => number;
  truth(arg: Compiled): (row: Row) => boolean;
}
interface Made {
  readonly type: ValueType;
  readonly run: (row: Row) => Value;
  /** Left out where the cells of its arguments decide. */
  readonly isBlank?: (row: Row) => boolean;
}
type Builder = (args: readonly Compiled[], build: Build) => Made;

/** A function of texts, `optional` of them may be left out. */
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

/** An exact operation on two decimals, each in ten-thousandths. */
function ofDecimals(apply: (one: number, other: number) => number | boolean, type: ValueType = 'decimal'): Builder {
  return (args, build) => {
    const [one, other] = exactly(2, args, build).map((arg) => build.decimal(arg)) as [
      (row: Row) => number,
      (row: Row) => number,
    ];
    return { type, run: (row) => inRange(() => apply(one(row), other(row))) };
  };
}

/** Amounts too large to be exact are the row's fault, not ours. */
function inRange<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (error instanceof RangeError) throw new RowFault('invalid_value', '');
    throw error;
  }
}

function exactly(count: number, args: readonly Compiled[], build: Build): readonly Compiled[] {
  if (args.length !== count) throw build.fail(`takes ${count} values, not ${args.length}`);
  return args;
}

function constantText(arg: Compiled | undefined, build: Build): string {
  if (typeof arg?.constant !== 'string') throw build.fail('wants a fixed text there');
  return arg.constant;
}

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
    run: (row) => texts.map((text) => text(row)).find((text) => text.trim() !== '') ?? '',
    isBlank: (row) => args.every((arg) => arg.isBlank(row)),
  };
};

const matches: Builder = (args, build) => {
  const [value, pattern] = exactly(2, args, build) as [Compiled, Compiled];
  const text = build.text(value);
  const regExp = patternOf(constantText(pattern, build), build);
  return { type: 'truth', run: (row) => regExp.test(text(row)) };
};

function patternOf(pattern: string, build: Build): RegExp {
  try {
    return new RegExp(`^(?:${pattern})$`, 'u');
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
  const keyOf = build.text(key);
  const otherwise = fallback && build.text(fallback);
  return {
    type: 'text',
    run: (row) => {
      const found = find(keyOf(row)) ?? otherwise?.(row);
      if (found === undefined) throw new RowFault('missing_field', key.column);
      return found;
    },
    isBlank: (row) => {
      const found = find(keyOf(row));
      if (found !== undefined) return found.trim() === '';
      return fallback === undefined ? key.isBlank(row) : fallback.isBlank(row);
    },
  };
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

/** `decimal(text, ',')` reads 1.234,56; the mark is the decimal one. */
const decimal: Builder = (args, build) => {
  if (args.length === 1) return { type: 'decimal', run: build.decimal(args[0] as Compiled) };
  const [value, markArg] = exactly(2, args, build) as [Compiled, Compiled];
  const mark = constantText(markArg, build);
  if (mark !== ',' && mark !== '.') throw build.fail('wants the decimal mark, a comma or a point');
  const text = build.text(value);
  return { type: 'decimal', run: (row) => readMarkedDecimal(text(row), mark, value.column) };
};

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

const negate: Builder = (args, build) => {
  const value = build.decimal(exactly(1, args, build)[0] as Compiled);
  return { type: 'decimal', run: (row) => 0 - value(row) };
};

const not: Builder = (args, build) => {
  const condition = build.truth(exactly(1, args, build)[0] as Compiled);
  return { type: 'truth', run: (row) => !condition(row) };
};

/** `round(amount, 2)`: half-even, 0 to 4 places. */
const round: Builder = (args, build) => {
  const [value, places] = exactly(2, args, build) as [Compiled, Compiled];
  const stepE4 = typeof places.constant === 'number' ? 10 ** (4 - places.constant / 10_000) : 0;
  if (!Number.isInteger(stepE4) || stepE4 < 1 || stepE4 > 10_000) throw build.fail('wants 0 to 4 places');
  const amount = build.decimal(value);
  return { type: 'decimal', run: (row) => roundTo(stepE4, amount(row)) };
};

function roundTo(stepE4: number, amountE4: number): number {
  if (amountE4 % stepE4 === 0) return amountE4;
  return toExactNumber(roundHalfEven(BigInt(amountE4), BigInt(stepE4))) * stepE4;
}

/** The line of the file, for files whose rows have no number of their own. */
const lineNumber: Builder = (args, build) => {
  exactly(0, args, build);
  return { type: 'text', run: (row) => String(row.line) };
};

/** E4 × E4 is E8: back to ten-thousandths half-even, through bigint where the product would not be exact. */
function multiplyE4(one: number, other: number): number {
  const product = one * other;
  if (Number.isSafeInteger(product) && product % 10_000 === 0) return product / 10_000;
  return toExactNumber(roundHalfEven(BigInt(one) * BigInt(other), 10_000n));
}

function divideE4(one: number, other: number): number {
  if (other === 0) throw new RangeError('division by zero');
  return toExactNumber(roundHalfEven(BigInt(one) * 10_000n, BigInt(other)));
}

export const FUNCTIONS: Readonly<Record<string, Builder>> = {
  concat,
  firstOf,
  when,
  lookup,
  instant,
  day,
  decimal,
  negate,
  not,
  matches,
  round,
  lineNumber,
  isYes,
  and: join('every'),
  or: join('some'),
  trim: ofTexts(1, (text) => text.trim()),
  upper: ofTexts(1, (text) => text.toUpperCase()),
  lower: ofTexts(1, (text) => text.toLowerCase()),
  isEmpty: ofTexts(1, (text) => text.trim() === '', 'truth'),
  startsWith: ofTexts(2, (text, start) => text.startsWith(start as string), 'truth'),
  endsWith: ofTexts(2, (text, end) => text.endsWith(end as string), 'truth'),
  contains: ofTexts(2, (text, part) => text.includes(part as string), 'truth'),
  withoutStart: ofTexts(2, (text, start) =>
    text.startsWith(start as string) ? text.slice((start as string).length) : text,
  ),
  withoutEnd: ofTexts(2, (text, end) =>
    end !== '' && text.endsWith(end as string) ? text.slice(0, -(end as string).length) : text,
  ),
  before: ofTexts(2, (text, mark) => text.split(mark as string, 1)[0] as string),
  replace: ofTexts(3, (text, what, by) => text.replaceAll(what as string, by as string)),
  equals: ofTexts(2, (one, other) => one === other, 'truth'),
  differs: ofTexts(2, (one, other) => one !== other, 'truth'),
  add: ofDecimals((one, other) => exactInteger(one + other)),
  subtract: ofDecimals((one, other) => exactInteger(one - other)),
  multiply: ofDecimals(multiplyE4),
  divide: ofDecimals(divideE4),
  less: ofDecimals((one, other) => one < other, 'truth'),
  lessOrEqual: ofDecimals((one, other) => one <= other, 'truth'),
  more: ofDecimals((one, other) => one > other, 'truth'),
  moreOrEqual: ofDecimals((one, other) => one >= other, 'truth'),
};
