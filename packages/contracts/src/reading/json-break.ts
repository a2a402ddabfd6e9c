const SPACE = /[ \t\r\n]*/uy;
const TEXT = '"(?:[^"\\\\\\u0000-\\u001F]|\\\\(?:["\\\\/bfnrt]|u[0-9A-Fa-f]{4}))*"';
const SCALAR = '-?(?:0|[1-9][0-9]*)(?:\\.[0-9]+)?(?:[eE][+-]?[0-9]+)?|true|false|null';
/** A text, another scalar, or one of the six marks. */
const TOKEN = new RegExp(`(?<text>${TEXT})|(?<scalar>${SCALAR})|(?<mark>[[\\]{},:])`, 'uy');

type Expected = 'value' | 'value or ]' | 'key' | 'key or }' | 'colon' | 'comma or end' | 'nothing';

/**
 * The position of the first token that cannot stand there, in a text that is no JSON. Engines know it and do not always say. The length of
 * the text when its end is missing. Only one list here grows with nesting.
 */
export function jsonBreak(text: string): number {
  const open: string[] = [];
  let expected: Expected = 'value';
  let position = 0;
  for (;;) {
    SPACE.lastIndex = position;
    SPACE.test(text);
    const start = SPACE.lastIndex;
    TOKEN.lastIndex = start;
    const token = TOKEN.exec(text);
    const next: Expected | undefined = token?.groups && after(expected, token.groups, open);
    if (token === null || next === undefined) return start;
    position = TOKEN.lastIndex;
    expected = next;
  }
}

/** What may follow a token; undefined when it may not stand here. */
function after(
  expected: Expected,
  { text, scalar, mark }: Partial<Record<string, string>>,
  open: string[],
): Expected | undefined {
  const ended = (): Expected => (open.length > 0 ? 'comma or end' : 'nothing');
  if (mark === undefined) {
    if (expected === 'value' || expected === 'value or ]') return ended();
    return text !== undefined && scalar === undefined && expected.startsWith('key') ? 'colon' : undefined;
  }
  if ((mark === '{' || mark === '[') && (expected === 'value' || expected === 'value or ]')) {
    open.push(mark);
    return mark === '{' ? 'key or }' : 'value or ]';
  }
  if (mark === ':') return expected === 'colon' ? 'value' : undefined;
  if (mark === ',') return expected === 'comma or end' ? (open.at(-1) === '{' ? 'key' : 'value') : undefined;
  const closes = expected === 'comma or end' || expected === (mark === '}' ? 'key or }' : 'value or ]');
  if (!closes || open.at(-1) !== (mark === '}' ? '{' : '[')) return undefined;
  open.pop();
  return ended();
}
