export interface Token {
  /** Upper case for words, the character itself for punctuation, '' for quoted text and numbers. */
  readonly word: string;
  readonly start: number;
  readonly end: number;
  /** Number of brackets open around it. */
  readonly depth: number;
}

const PATTERN =
  /\s+|--[^\n]*|#[ !][^\n]*|\/\*[\s\S]*?(?:\*\/|$)|'(?:[^'\\]|\\[\s\S]|'')*(?:'|$)|"(?:[^"\\]|\\[\s\S]|"")*(?:"|$)|`(?:[^`\\]|\\[\s\S]|``)*(?:`|$)|[A-Za-z_]\w*|\d[\w.]*|[\s\S]/gy;

/** The words and marks of a statement, without blanks and comments. Lazy: an INSERT is read no further than its data. */
export function* tokensOf(sql: string): Generator<Token> {
  let depth = 0;
  for (const match of sql.matchAll(PATTERN)) {
    const text = match[0];
    const start = match.index;
    if (/^(?:\s|--|\/\*|#[ !])/.test(text)) continue;
    if (text === '(' || text === '[' || text === '{') depth++;
    const word = /^['"`\d]/.test(text) ? '' : text.toUpperCase();
    yield { word, start, end: start + text.length, depth };
    if (text === ')' || text === ']' || text === '}') depth--;
  }
}
