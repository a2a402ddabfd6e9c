export interface Token {
  /** Upper case for (dotted) words, the character itself for punctuation, '' for quoted text and numbers. */
  readonly word: string;
  readonly start: number;
  readonly end: number;
  /** Number of brackets open around it. */
  readonly depth: number;
}

const PATTERN =
  /\s+|--[^\n]*|#[ !][^\n]*|\/\*[\s\S]*?(?:\*\/|$)|'(?:[^'\\]|\\[\s\S]|'')*(?:'|$)|"(?:[^"\\]|\\[\s\S]|"")*(?:"|$)|`(?:[^`\\]|\\[\s\S]|``)*(?:`|$)|[A-Za-z_][\w.]*|\d[\w.]*|[\s\S]/gy;

/** The words and marks of a statement, without blanks and comments. Lazy: an INSERT is read no further than its data. */
export function* tokensOf(sql: string): Generator<Token, undefined> {
  let depth = 0;
  for (const { 0: text, index: start } of sql.matchAll(PATTERN)) {
    if (/^(?:\s|--|\/\*|#[ !])/.test(text)) continue;
    if (text === '(' || text === '[' || text === '{') depth++;
    const word = /^['"`\d]/.test(text) ? '' : text.toUpperCase();
    yield { word, start, end: start + text.length, depth };
    if (text === ')' || text === ']' || text === '}') depth--;
  }
}

/** Puts others in the place of words, by their upper case: never inside a quoted text or a comment. */
export const replaceWords = (sql: string, others: Readonly<Record<string, string>>): string =>
  sql.replace(PATTERN, (text) => others[text.toUpperCase()] ?? text);

/** Replaces each call of one of these functions, which take no arguments, by an expression; it is told the call's column name. */
export function replaceCalls(sql: string, names: readonly string[], expressionFor: (column: string) => string): string {
  const tokens = [...tokensOf(sql)];
  let done = 0;
  let text = '';
  for (const [at, { start, end }] of tokens.entries()) {
    const name = sql.slice(start, end);
    const close = tokens[at + 2];
    if (!names.includes(name) || tokens[at + 1]?.word !== '(' || close?.word !== ')') continue;
    text += sql.slice(done, start) + expressionFor(`${name}()`);
    done = close.end;
  }
  return text + sql.slice(done);
}

/** A string as an SQL literal. */
export const quote = (text: string): string =>
  `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'").replaceAll('\n', '\\n').replaceAll('\0', '\\0')}'`;

/** A name as an SQL identifier. */
export const quoteName = (name: string): string => `\`${name.replaceAll('\\', '\\\\').replaceAll('`', '\\`')}\``;
