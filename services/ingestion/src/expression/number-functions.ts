import { exactInteger, roundHalfEven, toExactNumber } from '@vitrine/domain';
import { type Builder, constantText, exactly } from './builder.js';
import type { Compiled, ValueType } from './compile.js';
import { readMarkedDecimal } from './decimals.js';
import { type Row, RowFault } from './row.js';

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

/** `decimal(text, ',')` reads 1.234,56; the mark is the decimal one. */
const decimal: Builder = (args, build) => {
  if (args.length === 1) return { type: 'decimal', run: build.decimal(args[0] as Compiled) };
  const [value, markArg] = exactly(2, args, build) as [Compiled, Compiled];
  const mark = constantText(markArg, build);
  if (mark !== ',' && mark !== '.') throw build.fail('wants the decimal mark, a comma or a point');
  const text = build.text(value);
  return { type: 'decimal', run: (row) => readMarkedDecimal(text(row), mark, value.column) };
};

const negate: Builder = (args, build) => {
  const value = build.decimal(exactly(1, args, build)[0] as Compiled);
  return { type: 'decimal', run: (row) => 0 - value(row) };
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

/** What expressions may do with decimals, which are integers of ten-thousandths. */
export const NUMBER_FUNCTIONS: Readonly<Record<string, Builder>> = {
  decimal,
  negate,
  round,
  add: ofDecimals((one, other) => exactInteger(one + other)),
  subtract: ofDecimals((one, other) => exactInteger(one - other)),
  multiply: ofDecimals(multiplyE4),
  divide: ofDecimals(divideE4),
  less: ofDecimals((one, other) => one < other, 'truth'),
  lessOrEqual: ofDecimals((one, other) => one <= other, 'truth'),
  more: ofDecimals((one, other) => one > other, 'truth'),
  moreOrEqual: ofDecimals((one, other) => one >= other, 'truth'),
};
