import { GatewayError } from './gateway-error.js';
import { type Token, tokensOf } from './sql-tokens.js';

/** What the gateway must know of a statement before the engine sees it. */
export type Statement =
  | {
      readonly kind: 'query';
      readonly sql: string;
      readonly format: string | undefined;
      /** The engine streams what selects, and refuses to stream SHOW, DESCRIBE, EXISTS or EXPLAIN. */
      readonly canStream: boolean;
    }
  | { readonly kind: 'command'; readonly sql: string }
  /** `head` is everything before FORMAT; the data start at `dataStart` (characters of the text given). */
  | {
      readonly kind: 'insert';
      readonly head: string;
      readonly hasColumns: boolean;
      readonly format: string;
      readonly dataStart: number;
    };

const READING = new Set(['SELECT', 'WITH', 'SHOW', 'DESCRIBE', 'DESC', 'EXISTS', 'EXPLAIN', 'CHECK', '(', 'FROM']);
const STREAMED = new Set(['SELECT', 'WITH', '(', 'FROM']);

/**
 * Reads a statement as ClickHouse's HTTP interface would: one statement, an output format named at its end, or
 * an INSERT whose data follow in the same text.
 * @throws GatewayError SYNTAX_ERROR for two statements or none.
 */
export function readStatement(text: string): Statement {
  const tokens = tokensOf(text);
  const first = tokens.next();
  if (first.done) throw syntaxError('Empty query');
  if (first.value.word === 'INSERT') return readInsert(text, tokens);
  return readOther(text, first.value, tokens);
}

function readInsert(text: string, tokens: Generator<Token>): Statement {
  let hasColumns = false;
  let inSettings = false;
  for (let step = tokens.next(); !step.done; step = tokens.next()) {
    const token = step.value;
    if (token.word === '(' && token.depth === 1 && !inSettings) hasColumns = true;
    if (token.depth > 0) continue;
    if (token.word === 'SETTINGS') inSettings = true;
    if (token.word === 'SELECT' || token.word === 'WITH' || token.word === 'VALUES') return whole(text, tokens);
    if (token.word === 'FORMAT') {
      const name = tokens.next();
      if (name.done) throw syntaxError('a format name is expected after FORMAT');
      const format = text.slice(name.value.start, name.value.end);
      if (format.toUpperCase() === 'VALUES') return whole(text, tokens);
      return {
        kind: 'insert',
        head: text.slice(0, token.start),
        hasColumns,
        format,
        dataStart: dataStartAfter(text, name.value.end),
      };
    }
  }
  throw syntaxError('INSERT needs VALUES, SELECT or FORMAT');
}

/** INSERT … SELECT or VALUES: to the engine as it is, unless it asks for data that no engine call can carry. */
function whole(text: string, tokens: Iterable<Token>): Statement {
  const rest = [...tokens];
  if (rest.some((token, i) => token.word === 'INPUT' && rest[i + 1]?.word === '(')) {
    throw notImplemented('The embedded engine does not take input(): insert into a table first');
  }
  return { kind: 'command', sql: withoutEnd(text, rest) };
}

/** As ClickHouse: blanks, then one line break, belong to the statement, whatever follows is data. */
function dataStartAfter(text: string, end: number): number {
  if (text[end] === ';') throw syntaxError("you have excessive ';' symbol before data for INSERT");
  return end + (/^[ \t\f]*\r?\n?/.exec(text.slice(end, end + 1024))?.[0].length ?? 0);
}

function readOther(text: string, first: Token, tokens: Iterable<Token>): Statement {
  const all = [first, ...tokens];
  const sql = withoutEnd(text, all);
  if (!READING.has(first.word)) return { kind: 'command', sql };

  const top = all.filter((token) => token.depth === 0);
  if (top.some((token, i) => token.word === 'INTO' && top[i + 1]?.word === 'OUTFILE')) {
    throw notImplemented('INTO OUTFILE is not supported over HTTP');
  }
  const at = top.findLastIndex((token, i) => token.word === 'FORMAT' && i > 0 && isFormatClause(top, i));
  const name = top[at + 1];
  return {
    kind: 'query',
    sql,
    format: at < 0 || name === undefined ? undefined : text.slice(name.start, name.end),
    canStream: STREAMED.has(first.word),
  };
}

/** FORMAT and a name at the very end, or before SETTINGS: elsewhere `format` is a column or a function. */
const isFormatClause = (top: readonly Token[], at: number): boolean =>
  /^[A-Z]\w*$/.test(top[at + 1]?.word ?? '') && [undefined, ';', 'SETTINGS'].includes(top[at + 2]?.word);

/** Takes the closing semicolon away; a second statement after it is refused, as over ClickHouse's HTTP. */
function withoutEnd(text: string, tokens: readonly Token[]): string {
  const end = tokens.findIndex((token) => token.word === ';' && token.depth === 0);
  if (end < 0) return text;
  if (tokens.slice(end).some((token) => token.word !== ';')) {
    throw syntaxError('Multi-statements are not allowed');
  }
  return text.slice(0, tokens[end]?.start);
}

const syntaxError = (what: string): GatewayError => new GatewayError(62, 'SYNTAX_ERROR', `Syntax error: ${what}`);
const notImplemented = (what: string): GatewayError => new GatewayError(48, 'NOT_IMPLEMENTED', what);
