const NEWLINE = 0x0a;
const RETURN = 0x0d;
const SPACE = 0x20;
const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const OPEN = new Set([0x5b, 0x7b]);
const CLOSE = new Set([0x5d, 0x7d]);

/**
 * The same JSON on one line, and how many rows it has. The engine takes an empty line in inline data for the end of
 * the statement, and would insert the rows before it and lose the rest.
 */
export function flattenJson(bytes: Buffer): { json: Buffer; rows: number } {
  const json = Buffer.from(bytes);
  let inText = false;
  let depth = 0;
  let rows = 0;
  // Rows inside one outer array count as rows, the array itself does not.
  const rowDepth = /^\s*\[\s*[[{]/.test(bytes.subarray(0, 64).toString('latin1')) ? 1 : 0;
  for (let i = 0; i < json.length; i++) {
    const byte = json[i] as number;
    if (inText) {
      if (byte === BACKSLASH) i++;
      else if (byte === QUOTE) inText = false;
      else if (byte === NEWLINE) return flattenJson(escapeBreaks(bytes));
      continue;
    }
    if (byte === QUOTE) inText = true;
    else if (byte === NEWLINE || byte === RETURN) json[i] = SPACE;
    else if (OPEN.has(byte)) depth++;
    else if (CLOSE.has(byte) && --depth === rowDepth) rows++;
  }
  return { json, rows };
}

/** Raw line breaks inside strings, which ClickHouse tolerates, become escapes. */
function escapeBreaks(bytes: Buffer): Buffer {
  const text = bytes
    .toString('latin1')
    .replace(/"(?:[^"\\]|\\[\s\S])*"/g, (string) => string.replaceAll('\n', '\\n').replaceAll('\r', '\\r'));
  return Buffer.from(text, 'latin1');
}
