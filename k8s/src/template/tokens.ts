import { concat, type Expr, integer, literal } from './expr.js';

export type Json = string | number | boolean | null | readonly Json[] | JsonObject;
export interface JsonObject {
  readonly [key: string]: Json;
}

/** How a token is written: quoted text, a bare number or flag, or a YAML block of a list or map. */
export type TokenKind = 'text' | 'number' | 'flag' | 'block';
export interface Token {
  readonly kind: TokenKind;
  readonly expr: Expr;
}

const OPEN = '\u27e6';
const CLOSE = '\u27e7';
const encode = (token: Token): string => `${OPEN}${JSON.stringify(token)}${CLOSE}`;

/**
 * A token is a marked string, so it passes through typed constructs untouched and may be part of a longer string:
 * `${text(named('fullname'))}-api`. Numbers and flags wear the type that the construct expects.
 */
export const text = (expr: Expr): string => encode({ kind: 'text', expr });
export const number = (expr: Expr): number => encode({ kind: 'number', expr }) as unknown as number;
export const flag = (expr: Expr): boolean => encode({ kind: 'flag', expr }) as unknown as boolean;
/** A list or map from the values, written as a block. */
export const block = (expr: Expr): JsonObject => encode({ kind: 'block', expr }) as unknown as JsonObject;

/** An entry or list item that exists only under a condition. */
export const when = (condition: Expr, chosen: Json): JsonObject => ({ $when: condition as unknown as Json, chosen });
export const either = (condition: Expr, chosen: Json, otherwise: Json): JsonObject => ({
  $when: condition as unknown as Json,
  chosen,
  otherwise,
});
/** The items of a list in the values, in this place of a list; as the entry `$spread` of a map, its entries. */
export const spread = (expr: Expr): JsonObject => ({ $spread: expr as unknown as Json });

export interface Conditional {
  readonly condition: Expr;
  readonly chosen: Json;
  readonly otherwise?: Json;
}

export function asConditional(json: Json): Conditional | undefined {
  if (!isObject(json) || json.$when === undefined) return undefined;
  const condition = json.$when as unknown as Expr;
  return json.otherwise === undefined
    ? { condition, chosen: json.chosen ?? null }
    : { condition, chosen: json.chosen ?? null, otherwise: json.otherwise };
}

export function asSpread(json: Json): Expr | undefined {
  return isObject(json) && json.$spread !== undefined && Object.keys(json).length === 1
    ? (json.$spread as unknown as Expr)
    : undefined;
}

export const isObject = (json: Json | undefined): json is JsonObject =>
  typeof json === 'object' && json !== null && !Array.isArray(json);
export const isList = (json: Json | undefined): json is readonly Json[] => Array.isArray(json);

/** Cuts a string into plain pieces and tokens. */
export function piecesOf(source: string): (string | Token)[] {
  const pieces: (string | Token)[] = [];
  let at = 0;
  while (at < source.length) {
    const open = source.indexOf(OPEN, at);
    if (open < 0) {
      pieces.push(source.slice(at));
      break;
    }
    if (open > at) pieces.push(source.slice(at, open));
    const close = source.indexOf(CLOSE, open);
    pieces.push(JSON.parse(source.slice(open + 1, close)) as Token);
    at = close + 1;
  }
  return pieces;
}

/** A string with tokens as one expression. */
export function exprOf(source: string): Expr {
  const parts = piecesOf(source).map((piece) => {
    if (typeof piece === 'string') return literal(piece);
    return piece.kind === 'number' ? integer(piece.expr) : piece.expr;
  });
  const [only] = parts;
  return parts.length === 1 && only ? only : concat(...parts);
}
