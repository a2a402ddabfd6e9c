import { formatMoney, parseMoneyE4 } from '@vitrine/domain';
import { readDecimal } from './decimals.js';
import { FUNCTIONS } from './functions.js';
import type { Row } from './row.js';
import { ExpressionError, type Node, parseExpression } from './syntax.js';

/** Decimals are integers of ten-thousandths while an expression works on them. */
export type Value = string | number | boolean;
export type ValueType = 'text' | 'decimal' | 'truth';

/** A compiled expression: its type is known before the first row, and it always ends. */
export interface Compiled {
  readonly type: ValueType;
  readonly at: number;
  /** The column when it is nothing but one; messages point at it. */
  readonly column: string;
  /** Places of the columns whose cells may become part of its text; those that only a condition looks at do not. */
  readonly cells: readonly number[];
  /** The value when it is the same for every row. */
  readonly constant: Value | undefined;
  readonly run: (row: Row) => Value;
  /** Whether the cells it is made of are empty in this row: an optional field is absent then. */
  readonly isBlank: (row: Row) => boolean;
}

/** What an expression may look at beside the row. */
export interface Surroundings {
  /** Index of a column, or -1. */
  readonly columnIndex: (name: string) => number;
  /** Looks a key up in one of the profile's tables; undefined when there is no such table or column. */
  readonly lookup: (table: string, column: string) => ((key: string) => string | undefined) | undefined;
}

/** Compiles once, to closures: a row then costs no parsing of anything. @throws ExpressionError */
export function compileExpression(source: string, around: Surroundings): Compiled {
  return compileNode(parseExpression(source), source, around);
}

/** An expression whose result is wanted as text: decimals are written without trailing zeros. */
export function compileText(source: string, around: Surroundings): (row: Row) => string {
  return asText(compileExpression(source, around), source);
}

/** Whether a row is taken; without an expression every row is. @throws ExpressionError for what is no condition */
export function conditionOf(source: string | undefined, around: Surroundings): (row: Row) => boolean {
  return source === undefined ? () => true : asTruth(compileExpression(source, around), source);
}

function compileNode(node: Node, source: string, around: Surroundings): Compiled {
  switch (node.kind) {
    case 'text':
      return constantOf('text', node.value, node.at);
    case 'number':
      return constantOf('decimal', parseMoneyE4(node.value), node.at);
    case 'column':
      return columnOf(node, source, around);
    case 'call':
      return callOf(node, source, around);
  }
}

function constantOf(type: ValueType, constant: Value, at: number): Compiled {
  return { type, at, column: '', cells: [], constant, run: () => constant, isBlank: () => constant === '' };
}

function columnOf(node: Node & { kind: 'column' }, source: string, around: Surroundings): Compiled {
  const index = around.columnIndex(node.name);
  if (index < 0) throw new ExpressionError(source, node.at, `There is no column “${node.name}”`);
  const run = (row: Row) => row.fields[index] ?? '';
  const isBlank = (row: Row) => run(row).trim() === '';
  return { type: 'text', at: node.at, column: node.name, cells: [index], constant: undefined, run, isBlank };
}

function callOf(node: Node & { kind: 'call' }, source: string, around: Surroundings): Compiled {
  const build = Object.hasOwn(FUNCTIONS, node.name) ? FUNCTIONS[node.name] : undefined;
  if (build === undefined) throw new ExpressionError(source, node.at, `There is no function “${node.name}”`);
  const args = node.args.map((arg) => compileNode(arg, source, around));
  const {
    type,
    run,
    isBlank = blankOf(type, run, args),
  } = build(args, {
    source,
    at: node.at,
    around,
    fail: (problem) => new ExpressionError(source, node.at, `${node.name}: ${problem}`),
    text: (arg) => asText(arg, source),
    decimal: (arg) => asDecimal(arg, source),
    truth: (arg) => asTruth(arg, source),
  });
  const isConstant = args.length > 0 && node.name !== 'lookup' && args.every((arg) => arg.constant !== undefined);
  const column = args.find((arg) => arg.column !== '')?.column ?? '';
  const cells = type === 'truth' ? [] : args.flatMap((arg) => arg.cells);
  return { type, at: node.at, column, cells, constant: isConstant ? run(NO_ROW) : undefined, run, isBlank };
}

/** Empty where all cells are blank, and for an empty text. A condition is never empty. */
function blankOf(type: ValueType, run: Compiled['run'], args: readonly Compiled[]): Compiled['isBlank'] {
  const open = args.filter((arg) => arg.constant === undefined);
  if (type === 'truth') return () => false;
  const isUnsaid = (row: Row) => open.length > 0 && open.every((arg) => arg.isBlank(row));
  return type === 'text' ? (row) => isUnsaid(row) || (run(row) as string).trim() === '' : isUnsaid;
}

const NO_ROW: Row = { fields: [], line: 0, raw: '' };

export function asText(arg: Compiled, source: string): (row: Row) => string {
  if (arg.type === 'truth') throw new ExpressionError(source, arg.at, 'A text is wanted, this is true or false');
  const run = arg.run as (row: Row) => string & number;
  return arg.type === 'text' ? run : (row) => formatMoney(run(row), 0);
}

/** Text is read as a decimal where one is wanted: `invalid_value` when it is none. */
export function asDecimal(arg: Compiled, source: string): (row: Row) => number {
  if (arg.type === 'truth') throw new ExpressionError(source, arg.at, 'A decimal is wanted, this is true or false');
  if (arg.type === 'decimal') return arg.run as (row: Row) => number;
  const run = arg.run as (row: Row) => string;
  const { column } = arg;
  return (row) => readDecimal(run(row), column);
}

function asTruth(arg: Compiled, source: string): (row: Row) => boolean {
  if (arg.type !== 'truth') throw new ExpressionError(source, arg.at, 'A condition is wanted here');
  return arg.run as (row: Row) => boolean;
}
