import { GatewayError } from './gateway-error.js';
import { type Token, tokensOf } from './sql-text.js';

/** What the gateway must know of a statement before the engine sees it. */
export type Statement =
  /** Rows that the engine can stream; it refuses to stream what SHOW, DESCRIBE, EXISTS or EXPLAIN answer. */
  | { readonly kind: 'select'; readonly sql: string; readonly format: string | undefined }
  | { readonly kind: 'other'; readonly sql: string; readonly format: string | undefined }
  /** INSERT … VALUES or SELECT. */
  | { readonly kind: 'insert'; readonly sql: string }
  /** INSERT with its data behind it. Where they are is said between `into` and `how`, the clauses SETTINGS and FORMAT. */
  | { readonly kind: 'load'; readonly into: string; readonly how: string; readonly data: Buffer };

/**
 * Reads a statement as ClickHouse's HTTP interface would: one statement with an output format at its end, or an INSERT. The data of an
 * INSERT follow in the same bytes, binary or not.
 * @throws GatewayError SYNTAX_ERROR for two statements or none, NOT_IMPLEMENTED for a statement that no engine call can run.
 */
export function readStatement(bytes: Buffer): Statement {
  // One character a byte, so that positions are those of the bytes; SQL outside quotes is ASCII.
  const text = bytes.toString('latin1');
  const first = tokensOf(text).next().value?.word;
  const isInsert = first === 'INSERT';
  const load = isInsert ? readLoad(bytes, text) : undefined;
  if (load !== undefined) return load;

  const tokens = [...tokensOf(text)];
  const end = tokens.findIndex(({ word }) => word === ';');
  if (first === undefined || end === 0) throw syntaxError('Empty query');
  if (end > 0 && tokens.slice(end).some(({ word }) => word !== ';'))
    throw syntaxError('Multi-statements are not allowed');
  const sql = bytes.toString('utf8', 0, tokens[end]?.start);
  refuseFiles(tokens);
  if (isInsert) return { kind: 'insert', sql };
  const kind = ['SELECT', 'WITH', '(', 'FROM'].includes(first) ? 'select' : 'other';
  return { kind, sql, format: formatOf(text, end < 0 ? tokens : tokens.slice(0, end)) };
}

/** An INSERT … FORMAT; undefined for VALUES and SELECT, which go to the engine whole. */
function readLoad(bytes: Buffer, text: string): Statement | undefined {
  const tokens = tokensOf(text);
  let settingsAt: number | undefined;
  for (const { word, start, depth } of tokens) {
    if (depth > 0) continue;
    if (word === 'SELECT' || word === 'WITH' || word === 'VALUES') return undefined;
    if (word === 'SETTINGS') settingsAt = start;
    if (word !== 'FORMAT') continue;

    const name = tokens.next().value;
    if (name === undefined) throw syntaxError('a format name is expected after FORMAT');
    if (text[name.end] === ';') throw syntaxError("you have excessive ';' symbol before data for INSERT");
    const howAt = settingsAt ?? start;
    // As ClickHouse: blanks, then one line break, belong to the statement, whatever follows is data.
    const dataAt = name.end + (/^[ \t\f]*\r?\n?/.exec(text.slice(name.end, name.end + 1024))?.[0].length ?? 0);
    return {
      kind: 'load',
      into: bytes.toString('utf8', 0, howAt),
      how: bytes.toString('utf8', howAt, name.end),
      data: bytes.subarray(dataAt),
    };
  }
  throw syntaxError('INSERT needs VALUES, SELECT or FORMAT');
}

/** FORMAT and a name at the very end, or before SETTINGS: elsewhere `format` is a column or a function. */
function formatOf(text: string, tokens: readonly Token[]): string | undefined {
  const top = tokens.filter(({ depth }) => depth === 0);
  const at = top.findLastIndex(
    ({ word }, i) =>
      i > 0 &&
      word === 'FORMAT' &&
      /^\w/.test(top[i + 1]?.word ?? '') &&
      [undefined, 'SETTINGS'].includes(top[i + 2]?.word),
  );
  const name = at < 0 ? undefined : top[at + 1];
  return name && text.slice(name.start, name.end);
}

function refuseFiles(tokens: readonly Token[]): void {
  const has = (one: string, next: string) => tokens.some(({ word }, i) => word === one && tokens[i + 1]?.word === next);
  if (has('INTO', 'OUTFILE')) throw notImplemented('INTO OUTFILE is not supported over HTTP');
  if (has('INPUT', '(')) throw notImplemented('The embedded engine does not take input(): insert into a table first');
}

const syntaxError = (what: string): GatewayError => new GatewayError(62, 'SYNTAX_ERROR', `Syntax error: ${what}`);
const notImplemented = (what: string): GatewayError => new GatewayError(48, 'NOT_IMPLEMENTED', what);
