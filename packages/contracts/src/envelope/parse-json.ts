const BYTE_ORDER_MARK = 0xfeff;

/** Parses what a producer wrote, with or without the byte order mark that Windows puts first. Undefined, which JSON cannot say, for what is no JSON. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text.charCodeAt(0) === BYTE_ORDER_MARK ? text.slice(1) : text);
  } catch {
    return undefined;
  }
}
