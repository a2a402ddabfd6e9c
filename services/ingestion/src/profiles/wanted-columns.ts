import { type Node, parseExpression } from '../expression/syntax.js';
import type { CatalogRule } from './profile-schema.js';

/** The columns that catalogue rules read. */
export function catalogColumns(rules: readonly CatalogRule[]): string[] {
  return expressionsColumns(rules.flatMap(({ fields, where }) => [...Object.values(fields), where]));
}

/** The columns that expressions mention: what must be taken out of each object of a JSON file. */
export function expressionsColumns(expressions: readonly (string | undefined)[]): string[] {
  const names = expressions.flatMap((source) => (source === undefined ? [] : columnsOf(parseExpression(source))));
  return [...new Set(names)];
}

function columnsOf(node: Node): string[] {
  if (node.kind === 'column') return [node.name];
  return node.kind === 'call' ? node.args.flatMap(columnsOf) : [];
}
