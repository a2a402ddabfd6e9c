const QUOTE = 0x22;
const BACKSLASH = 0x5c;
/** Blanks that JSON allows between a key and its colon. */
const SPACE = 0x20;

/**
 * Does an object of this text, which JSON.parse took for `value`, have one key twice? JSON.parse keeps the last and says nothing. Counts
 * the keys of the value, and the places of the text that may be a key. It follows the text itself only where these are more, which texts
 * with `":` in them can cause too.
 */
export function repeatsKey(text: string, value: unknown): boolean {
  return countPossibleKeys(text) !== countKeys(value) && findRepeatedKey(text);
}

function countPossibleKeys(text: string): number {
  let count = 0;
  for (let at = text.indexOf(':'); at >= 0; at = text.indexOf(':', at + 1)) {
    let before = at - 1;
    while (before >= 0 && text.charCodeAt(before) <= SPACE) before -= 1;
    if (text.charCodeAt(before) === QUOTE) count += 1;
  }
  return count;
}

/** Deeper than any message of ours. Below it nothing is counted, and the text is followed. */
const DEEPEST = 32;

function countKeys(value: unknown, depth = 0): number {
  if (typeof value !== 'object' || value === null || depth > DEEPEST) return 0;
  let count = 0;
  if (Array.isArray(value)) {
    for (const member of value) if (typeof member === 'object') count += countKeys(member, depth + 1);
    return count;
  }
  const fields = value as Record<string, unknown>;
  // JSON.parse makes own keys only; `in` is several times faster than a list of them.
  for (const name in fields) {
    const member = fields[name];
    count += typeof member === 'object' ? countKeys(member, depth + 1) + 1 : 1;
  }
  return count;
}

/** Follows the brackets and texts of valid JSON. */
function findRepeatedKey(text: string): boolean {
  const open: (Set<string> | undefined)[] = [];
  for (let at = 0; at < text.length; at += 1) {
    const character = text[at];
    if (character === '{') open.push(new Set());
    else if (character === '[') open.push(undefined);
    else if (character === '}' || character === ']') open.pop();
    else if (character === '"') {
      const end = endOfText(text, at);
      const keys = open.at(-1);
      if (keys !== undefined && isKey(text, end)) {
        const key = JSON.parse(text.slice(at, end + 1)) as string;
        if (keys.has(key)) return true;
        keys.add(key);
      }
      at = end;
    }
  }
  return false;
}

/** The position of the quote that closes the text opened at `start`. */
function endOfText(text: string, start: number): number {
  let at = start + 1;
  while (text.charCodeAt(at) !== QUOTE) at += text.charCodeAt(at) === BACKSLASH ? 2 : 1;
  return at;
}

function isKey(text: string, end: number): boolean {
  let after = end + 1;
  while (text.charCodeAt(after) <= SPACE) after += 1;
  return text[after] === ':';
}
