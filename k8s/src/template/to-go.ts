import type { Expr, Scalar } from './expr.js';

/** An expression as Go template text, without the braces. Nested calls are wrapped in parentheses. */
export function toGo(expr: Expr): string {
  switch (expr.op) {
    case 'value':
      return `.Values.${expr.path}`;
    case 'release':
      return `.Release.${expr.field}`;
    case 'chart':
      return `.Chart.${expr.field}`;
    case 'literal':
      return scalar(expr.value);
    case 'named':
      return `include "vitrine.${expr.name}" .`;
    case 'concat':
      return concatenated(expr.parts);
    case 'choose':
      return `ternary ${nested(expr.chosen)} ${nested(expr.otherwise)} ${condition(expr.when)}`;
    case 'equals':
      return `eq ${nested(expr.left)} ${nested(expr.right)}`;
    case 'all':
      return `and ${expr.of.map(condition).join(' ')}`;
    case 'any':
      return `or ${expr.of.map(condition).join(' ')}`;
    case 'not':
      return `not ${nested(expr.of)}`;
    case 'present':
      return `not (empty ${nested(expr.of)})`;
    case 'integer':
      return `int64 ${nested(expr.of)}`;
    case 'digest':
      return `${nested(expr.of)} | sha256sum | trunc 8`;
    case 'json':
      return `toJson ${nested(expr.of)}`;
    case 'join':
      return `join ${scalar(expr.by)} ${nested(expr.of)}`;
    case 'hasApi':
      return `.Capabilities.APIVersions.Has ${scalar(expr.api)}`;
  }
}

/** The same, safe as an argument of another call. */
export function nested(expr: Expr): string {
  const text = toGo(expr);
  return expr.op === 'value' || expr.op === 'release' || expr.op === 'chart' || expr.op === 'literal'
    ? text
    : `(${text})`;
}

const condition = (expr: Expr): string => nested(expr);

function concatenated(parts: readonly Expr[]): string {
  const format = parts
    .map((part) => (part.op === 'literal' ? String(part.value).replaceAll('%', '%%') : '%v'))
    .join('');
  const given = parts.filter((part) => part.op !== 'literal').map(nested);
  return given.length === 0 ? scalar(format.replaceAll('%%', '%')) : `printf ${scalar(format)} ${given.join(' ')}`;
}

const scalar = (literal: Scalar): string => JSON.stringify(literal);
