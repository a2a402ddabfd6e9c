import type { Expr } from './expr.js';
import { toGo } from './to-go.js';
import { asConditional, asSpread, exprOf, isList, isObject, type Json, type JsonObject, piecesOf } from './tokens.js';

/** Documents with tokens → the text of a Helm template. One document per `---`; conditions become `{{- if }}`. */
export interface TemplateDocument {
  readonly condition?: Expr;
  readonly body: JsonObject;
}

export function toTemplate(documents: readonly TemplateDocument[]): string {
  return documents
    .map(({ condition, body }) => {
      const yaml = `---\n${entries(body, 0).join('\n')}\n`;
      return condition ? `{{- if ${toGo(condition)} }}\n${yaml}{{- end }}\n` : yaml;
    })
    .join('');
}

/** Plain YAML: the same writer for documents without tokens, where braces need no protection from Helm. */
export const toYaml = (documents: readonly JsonObject[]): string =>
  toTemplate(documents.map((body) => ({ body })))
    .replaceAll('{{ `{{` }}', '{{')
    .replaceAll('{{ `}}` }}', '}}');

const indent = (depth: number): string => '  '.repeat(depth);

function entries(map: JsonObject, depth: number): string[] {
  const keys = Object.keys(map).filter((key) => key !== '$spread');
  if (keys.length > 0 && keys.every((key) => isOptional(map[key] ?? null))) {
    throw new Error(`A map would be empty when no condition holds: ${keys.join(', ')}`);
  }
  const lines = keys.flatMap((key) => entry(key, map[key] ?? null, depth));
  for (const source of [map.$spread ?? []].flat()) lines.push(...spreadLines(source as unknown as Expr, depth));
  return lines;
}

function entry(key: string, json: Json, depth: number): string[] {
  const branch = asConditional(json);
  if (!branch) return placed(`${indent(depth)}${keyOf(key)}:`, json, depth + 1);
  const lines = [`${indent(depth)}{{- if ${toGo(branch.condition)} }}`, ...entry(key, branch.chosen, depth)];
  if (branch.otherwise !== undefined) lines.push(`${indent(depth)}{{- else }}`, ...entry(key, branch.otherwise, depth));
  return [...lines, `${indent(depth)}{{- end }}`];
}

function items(list: readonly Json[], depth: number): string[] {
  if (list.every((item) => isOptional(item) || asSpread(item))) {
    throw new Error('A list would be empty when no condition holds.');
  }
  return list.flatMap((item) => listItem(item, depth));
}

function listItem(item: Json, depth: number): string[] {
  const extra = asSpread(item);
  if (extra) return spreadLines(extra, depth);
  const branch = asConditional(item);
  if (branch) {
    const lines = [`${indent(depth)}{{- if ${toGo(branch.condition)} }}`, ...listItem(branch.chosen, depth)];
    if (branch.otherwise !== undefined) lines.push(`${indent(depth)}{{- else }}`, ...listItem(branch.otherwise, depth));
    return [...lines, `${indent(depth)}{{- end }}`];
  }
  if (isObject(item) && Object.keys(item).length > 0) {
    const [first = '', ...rest] = startWithPlainEntry(item, depth);
    return [`${indent(depth)}- ${first.slice((depth + 1) * 2)}`, ...rest];
  }
  return placed(`${indent(depth)}-`, item, depth + 1);
}

/** A list item must begin with an unconditional entry, because its dash stands on that line. */
function startWithPlainEntry(item: JsonObject, depth: number): string[] {
  const head = Object.keys(item).find((key) => key !== '$spread' && !asConditional(item[key] ?? null));
  if (!head) throw new Error('A list item needs one entry that is always there.');
  const { [head]: first, ...rest } = item;
  return entries({ [head]: first ?? null, ...rest }, depth + 1);
}

const spreadLines = (expr: Expr, depth: number): string[] => [
  `${indent(depth)}{{- with ${toGo(expr)} }}`,
  `${indent(depth)}{{- toYaml . | nindent ${depth * 2} }}`,
  `${indent(depth)}{{- end }}`,
];

/** A value behind `key:` or `-`. */
function placed(head: string, json: Json, depth: number): string[] {
  if (isList(json)) return json.length === 0 ? [`${head} []`] : [head, ...items(json, depth)];
  if (isObject(json)) return Object.keys(json).length === 0 ? [`${head} {}`] : [head, ...entries(json, depth)];
  if (typeof json !== 'string') return [`${head} ${JSON.stringify(json)}`];
  return textLines(head, json, depth);
}

function textLines(head: string, source: string, depth: number): string[] {
  const pieces = piecesOf(source);
  const [only] = pieces;
  if (pieces.length === 1 && only !== undefined && typeof only !== 'string') {
    if (only.kind === 'block')
      return [head, `${indent(depth)}{{- toYaml (${toGo(only.expr)}) | nindent ${depth * 2} }}`];
    if (only.kind === 'number') return [`${head} {{ int64 (${toGo(only.expr)}) }}`];
    if (only.kind === 'flag') return [`${head} {{ ${toGo(only.expr)} }}`];
    return [`${head} {{ ${toGo(only.expr)} | quote }}`];
  }
  if (source.includes('\n')) return literalBlock(head, pieces, depth);
  if (pieces.every((piece) => typeof piece === 'string')) return [`${head} ${escapeBraces(plainOrQuoted(source))}`];
  return isPlainAround(pieces)
    ? [`${head} ${pieces.map(inlinePiece).join('')}`]
    : [`${head} {{ ${toGo(exprOf(source))} | quote }}`];
}

function literalBlock(head: string, pieces: ReturnType<typeof piecesOf>, depth: number): string[] {
  const body = pieces.map((piece) => (typeof piece === 'string' ? escapeBraces(piece) : inlinePiece(piece))).join('');
  const keep = body.endsWith('\n') ? '|' : '|-';
  return [
    `${head} ${keep}`,
    ...body
      .replace(/\n$/, '')
      .split('\n')
      .map((line) => (line === '' ? '' : `${indent(depth)}${line}`)),
  ];
}

type Piece = ReturnType<typeof piecesOf>[number];
const inlinePiece = (piece: Piece): string => {
  if (typeof piece === 'string') return piece;
  return piece.kind === 'number' ? `{{ int64 (${toGo(piece.expr)}) }}` : `{{ ${toGo(piece.expr)} }}`;
};

/** `{{ include "vitrine.fullname" . }}-api` reads better than a printf and needs no quotes: names are DNS labels. */
function isPlainAround(pieces: readonly Piece[]): boolean {
  return (
    pieces.some((piece) => typeof piece === 'string' && /[a-z]/.test(piece)) &&
    pieces.every((piece) =>
      typeof piece === 'string'
        ? /^[a-z0-9./-]+$/i.test(piece)
        : (piece.expr.op === 'named' && piece.expr.name === 'fullname') || piece.expr.op === 'release',
    )
  );
}

const isOptional = (json: Json): boolean => {
  const branch = asConditional(json);
  return branch !== undefined && branch.otherwise === undefined;
};

/** A key may hold names of the release, as a value may. */
function keyOf(key: string): string {
  const pieces = piecesOf(key);
  return isPlainAround(pieces) ? pieces.map(inlinePiece).join('') : plainOrQuoted(key);
}

const RESERVED = /^(true|false|yes|no|on|off|null|y|n)$/i;
const plainOrQuoted = (source: string): string =>
  /^[A-Za-z_/][A-Za-z0-9_./-]*$/.test(source) && !RESERVED.test(source) ? source : JSON.stringify(source);

/** Braces of other template languages (Prometheus, Grafana) must reach the cluster as they are. */
function escapeBraces(source: string): string {
  return source.replace(/\{\{|\}\}/g, (braces) => `{{ ${JSON.stringify(braces).replaceAll('"', '`')} }}`);
}
