import { GatewayError } from './gateway-error.js';
import { type Token, tokensOf } from './sql-tokens.js';

/** What the gateway must know of a statement before the engine sees it. */
export type Statement =
  | { readonly kind: 'query'; readonly sql: string; readonly format: string | undefined }
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

/**
 * Reads a statement as ClickHouse's HTTP interface would: one statement, an output format named at its end, or
 * an INSERT whose data follow in the same text.
 * @throws GatewayError SYNTAX_ERROR for two statements or none.
 */
export function readStatement(text: string): Statement {
  const tokens = tokensOf(text);
  const first = tokens.next();
  if (first.done) throw new GatewayError(62, 'SYNTAX_ERROR', 'Syntax error: Empty query');
  if (first.value.word === 'INSERT') return readInsert(text, tokens);
  return readOther(text, first.value, tokens);
}

function readInsert(text: string, tokens: Iterator<Token>): Statement {
  let hasColumns = false;
  let inSettings = false;
  for (let step = tokens.next(); !step.done; step = tokens.next()) {
    const token = step.value;
    if (token.word === '(' && token.depth === 1 && !inSettings) hasColumns = true;
    if (token.depth > 0) continue;
    if (token.word === 'SETTINGS') inSettings = true;
    if (token.word === 'SELECT' || token.word === 'WITH') return rest(text, token, tokens);
    if (token.word === 'VALUES') return { kind: 'command', sql: text };
    if (token.word === 'FORMAT') {
      const name = tokens.next();
      if (name.done) throw new GatewayError(62, 'SYNTAX_ERROR', 'Syntax error: a format name is expected after FORMAT');
      const format = text.slice(name.value.start, name.value.end);
      if (format.toUpperCase() === 'VALUES') return { kind: 'command', sql: text };
      return {
        kind: 'insert',
        head: text.slice(0, token.start),
        hasColumns,
        format,
        dataStart: dataStartAfter(text, name.value.end),
      };
    }
  }
  throw new GatewayError(62, 'SYNTAX_ERROR', 'Syntax error: INSERT needs VALUES, SELECT or FORMAT');
}

/** INSERT … SELECT: to the engine as it is, unless it asks for data that no engine call can carry. */
function rest(text: string, from: Token, tokens: Iterator<Token>): Statement {
  for (let step = tokens.next(); !step.done; step = tokens.next()) {
    if (step.value.word === 'INPUT' && /^\s*\(/.test(text.slice(step.value.end))) {
      throw new GatewayError(
        48,
        'NOT_IMPLEMENTED',
        'The embedded engine does not take input(): insert into a table first',
      );
    }
  }
  return { kind: 'command', sql: withoutEnd(text, from, []) };
}

/** As ClickHouse: blanks, then one line break, belong to the statement, whatever follows is data. */
function dataStartAfter(text: string, end: number): number {
  if (text[end] === ';')
    throw new GatewayError(62, 'SYNTAX_ERROR', "You have excessive ';' symbol before data for INSERT");
  return end + (/^[ \t\f]*\r?\n?/.exec(text.slice(end, end + 1024))?.[0].length ?? 0);
}

function readOther(text: string, first: Token, tokens: Iterator<Token>): Statement {
  const all: Token[] = [first];
  for (let step = tokens.next(); !step.done; step = tokens.next()) all.push(step.value);
  const sql = withoutEnd(text, first, all);
  if (!READING.has(first.word)) return { kind: 'command', sql };

  const top = all.filter((token) => token.depth === 0);
  if (top.some((token, i) => token.word === 'INTO' && top[i + 1]?.word === 'OUTFILE')) {
    throw new GatewayError(48, 'NOT_IMPLEMENTED', 'INTO OUTFILE is not supported over HTTP');
  }
  const at = top.findLastIndex((token, i) => token.word === 'FORMAT' && i > 0 && isFormatClause(top, i));
  const name = top[at + 1];
  return { kind: 'query', sql, format: at < 0 || name === undefined ? undefined : text.slice(name.start, name.end) };
}

/** FORMAT and a name at the very end, or before SETTINGS: elsewhere `format` is a column or a function. */
const isFormatClause = (top: readonly Token[], at: number): boolean =>
  /^[A-Z]\w*$/.test(top[at + 1]?.word ?? '') && [undefined, ';', 'SETTINGS'].includes(top[at + 2]?.word);

/** Takes the closing semicolon away; a second statement after it is refused, as over ClickHouse's HTTP. */
function withoutEnd(text: string, _first: Token, tokens: readonly Token[]): string {
  const end = tokens.findIndex((token) => token.word === ';' && token.depth === 0);
  if (end < 0) return text;
  if (tokens.slice(end).some((token) => token.word !== ';')) {
    throw new GatewayError(62, 'SYNTAX_ERROR', 'Syntax error (Multi-statements are not allowed)');
  }
  return text.slice(0, tokens[end]?.start);
}
