import type { Compiled, Surroundings, Value, ValueType } from './compile.js';
import type { Row } from './row.js';
import type { ExpressionError } from './syntax.js';

/** What the builder of a function may ask about the expression around it. */
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

/** Makes a function of an expression from its arguments, once. @throws ExpressionError */
export type Builder = (args: readonly Compiled[], build: Build) => Made;

export function exactly(count: number, args: readonly Compiled[], build: Build): readonly Compiled[] {
  if (args.length !== count) throw build.fail(`takes ${count} values, not ${args.length}`);
  return args;
}

export function constantText(arg: Compiled | undefined, build: Build): string {
  if (typeof arg?.constant !== 'string') throw build.fail('wants a fixed text there');
  return arg.constant;
}
