/**
 * The small expression language of the chart. One expression has two readings: Go template text for Helm
 * (`to-go.ts`) and a value for kubectl output (`evaluate.ts`). What is not expressible in both does not belong here.
 */
export type Scalar = string | number | boolean;

export type Expr =
  | { readonly op: 'value'; readonly path: string }
  | { readonly op: 'release'; readonly field: 'Name' | 'Namespace' | 'Service' }
  | { readonly op: 'chart'; readonly field: 'AppVersion' | 'Version' }
  | { readonly op: 'literal'; readonly value: Scalar }
  | { readonly op: 'named'; readonly name: string }
  | { readonly op: 'concat'; readonly parts: readonly Expr[] }
  | { readonly op: 'choose'; readonly when: Expr; readonly chosen: Expr; readonly otherwise: Expr }
  | { readonly op: 'equals'; readonly left: Expr; readonly right: Expr }
  | { readonly op: 'all' | 'any'; readonly of: readonly Expr[] }
  | { readonly op: 'not' | 'present' | 'integer' | 'digest' | 'json'; readonly of: Expr }
  | { readonly op: 'join'; readonly of: Expr; readonly by: string }
  | { readonly op: 'hasApi'; readonly api: string };

/** `.Values.<path>`; the path must exist in the values definition (checked when the chart is written). */
export const value = (path: string): Expr => ({ op: 'value', path });
export const release = (field: 'Name' | 'Namespace' | 'Service'): Expr => ({ op: 'release', field });
export const chart = (field: 'AppVersion' | 'Version'): Expr => ({ op: 'chart', field });
export const literal = (scalar: Scalar): Expr => ({ op: 'literal', value: scalar });
/** A helper template, defined once in `names.ts`. */
export const named = (name: string): Expr => ({ op: 'named', name });
export const concat = (...parts: readonly (Expr | string)[]): Expr => ({
  op: 'concat',
  parts: parts.map((part) => (typeof part === 'string' ? literal(part) : part)),
});
export const choose = (when: Expr, chosen: Expr, otherwise: Expr): Expr => ({ op: 'choose', when, chosen, otherwise });
export const equals = (left: Expr, right: Scalar): Expr => ({ op: 'equals', left, right: literal(right) });
export const all = (...of: readonly Expr[]): Expr => ({ op: 'all', of });
export const any = (...of: readonly Expr[]): Expr => ({ op: 'any', of });
export const not = (of: Expr): Expr => ({ op: 'not', of });
/** Neither empty, zero, false nor missing. */
export const present = (of: Expr): Expr => ({ op: 'present', of });
export const integer = (of: Expr): Expr => ({ op: 'integer', of });
/** The first eight hex digits of the SHA-256 of the text. */
export const digest = (of: Expr): Expr => ({ op: 'digest', of });
/** Canonical JSON of a value, to be hashed. */
export const json = (of: Expr): Expr => ({ op: 'json', of });
export const hasApi = (api: string): Expr => ({ op: 'hasApi', api });

/** The expressions directly inside one. */
export function childrenOf(expr: Expr): readonly Expr[] {
  switch (expr.op) {
    case 'concat':
      return expr.parts;
    case 'choose':
      return [expr.when, expr.chosen, expr.otherwise];
    case 'equals':
      return [expr.left, expr.right];
    case 'all':
    case 'any':
      return expr.of;
    case 'not':
    case 'present':
    case 'integer':
    case 'digest':
    case 'json':
    case 'join':
      return [expr.of];
    default:
      return [];
  }
}
