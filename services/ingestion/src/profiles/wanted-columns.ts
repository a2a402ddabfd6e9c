import { type Node, parseExpression } from '../expression/syntax.js';

/** The columns that expressions mention: what must be taken out of each object of a JSON file. */
export function expressionsColumns(expressions: readonly (string | undefined)[]): string[] {
  const names = expressions.flatMap((source) => (source === undefined ? [] : columnsOf(parseExpression(source))));
  return [...new Set(names)];
}

function columnsOf(node: Node): string[] {
  if (node.kind === 'column') return [node.name];
  return node.kind === 'call' ? node.args.flatMap(columnsOf) : [];
}
