import { createHash } from 'node:crypto';
import type { Expr } from './expr.js';
import { asConditional, asSpread, isList, isObject, type Json, type JsonObject, piecesOf } from './tokens.js';

/** The facts that an expression is evaluated with: the same that Helm gives to a template. */
export interface Surroundings {
  readonly values: JsonObject;
  readonly release: { readonly Name: string; readonly Namespace: string; readonly Service: string };
  readonly chart: { readonly AppVersion: string; readonly Version: string };
  readonly named: Readonly<Record<string, Expr>>;
  readonly apis: readonly string[];
}

/** Thrown when a template asks for a value that no one defined. */
export class UnknownValueError extends Error {
  constructor(path: string) {
    super(`The template reads .Values.${path}, which the values definition does not have.`);
  }
}

export function evaluate(expr: Expr, around: Surroundings): Json {
  switch (expr.op) {
    case 'value':
      return valueAt(around.values, expr.path);
    case 'release':
      return around.release[expr.field];
    case 'chart':
      return around.chart[expr.field];
    case 'literal':
      return expr.value;
    case 'named':
      return evaluate(helper(expr.name, around), around);
    case 'concat':
      return expr.parts.map((part) => String(evaluate(part, around))).join('');
    case 'choose':
      return evaluate(isTrue(evaluate(expr.when, around)) ? expr.chosen : expr.otherwise, around);
    case 'equals':
      return evaluate(expr.left, around) === evaluate(expr.right, around);
    case 'all':
      return expr.of.every((each) => isTrue(evaluate(each, around)));
    case 'any':
      return expr.of.some((each) => isTrue(evaluate(each, around)));
    case 'not':
      return !isTrue(evaluate(expr.of, around));
    case 'present':
      return isTrue(evaluate(expr.of, around));
    case 'integer':
      return Math.trunc(Number(evaluate(expr.of, around)));
    case 'digest':
      return createHash('sha256')
        .update(String(evaluate(expr.of, around)))
        .digest('hex')
        .slice(0, 8);
    case 'json':
      return canonical(evaluate(expr.of, around));
    case 'join': {
      const list = evaluate(expr.of, around);
      return isList(list) ? list.map(String).join(expr.by) : '';
    }
    case 'hasApi':
      return around.apis.includes(expr.api);
  }
}

/** Truth as Go templates see it: empty text, zero, an empty list or map are false. */
export function isTrue(json: Json): boolean {
  if (isList(json)) return json.length > 0;
  if (isObject(json)) return Object.keys(json).length > 0;
  return Boolean(json);
}

/** A document with tokens → the plain document. Entries and items whose condition fails are left out. */
export function resolve(json: Json, around: Surroundings): Json {
  if (typeof json === 'string') return resolveText(json, around);
  if (isList(json)) return json.flatMap((item) => resolveItem(item, around));
  if (isObject(json)) return resolveObject(json, around);
  return json;
}

function resolveObject(json: JsonObject, around: Surroundings): Json {
  const conditional = asConditional(json);
  if (conditional) {
    const chosen = isTrue(evaluate(conditional.condition, around)) ? conditional.chosen : conditional.otherwise;
    return chosen === undefined ? null : resolve(chosen, around);
  }
  const resolved: Record<string, Json> = {};
  for (const [key, entry] of Object.entries(json)) {
    if (key === '$spread') {
      for (const source of [entry].flat()) {
        const extra = evaluate(source as unknown as Expr, around);
        if (isObject(extra)) Object.assign(resolved, extra);
      }
      continue;
    }
    const branch = asConditional(entry);
    if (branch && !isTrue(evaluate(branch.condition, around)) && branch.otherwise === undefined) continue;
    resolved[String(resolveText(key, around))] = resolve(entry, around);
  }
  return resolved;
}

function resolveItem(item: Json, around: Surroundings): Json[] {
  const extra = asSpread(item);
  if (extra) {
    const list = evaluate(extra, around);
    return isList(list) ? [...list] : [];
  }
  const branch = asConditional(item);
  if (branch && !isTrue(evaluate(branch.condition, around)) && branch.otherwise === undefined) return [];
  return [resolve(item, around)];
}

function resolveText(source: string, around: Surroundings): Json {
  const pieces = piecesOf(source);
  const [only] = pieces;
  if (pieces.length === 1 && only !== undefined && typeof only !== 'string') {
    const result = evaluate(only.expr, around);
    return only.kind === 'text' ? String(result) : result;
  }
  return pieces.map((piece) => (typeof piece === 'string' ? piece : String(evaluate(piece.expr, around)))).join('');
}

function helper(name: string, around: Surroundings): Expr {
  const expr = around.named[name];
  if (!expr) throw new Error(`There is no helper template named ${name}.`);
  return expr;
}

function valueAt(values: JsonObject, path: string): Json {
  let at: Json | undefined = values;
  for (const key of path.split('.')) at = isObject(at) ? at[key] : undefined;
  if (at === undefined) throw new UnknownValueError(path);
  return at;
}

/** JSON as Helm's toJson writes it: sorted keys, and `<`, `>`, `&` escaped. */
function canonical(json: Json): string {
  const sorted = JSON.stringify(json, (_key, each: Json) =>
    isObject(each) ? Object.fromEntries(Object.entries(each).sort(([a], [b]) => (a < b ? -1 : 1))) : each,
  );
  return sorted.replace(/[<>&]/g, (sign) => `\\u00${sign.charCodeAt(0).toString(16)}`);
}
