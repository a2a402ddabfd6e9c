import { repeatsKey } from './repeated-key.js';

const BYTE_ORDER_MARK = 0xfeff;

/**
 * Parses a producer's text, with or without the byte order mark that Windows puts first. Undefined, which JSON cannot say, means that it is
 * no JSON.
 */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text.charCodeAt(0) === BYTE_ORDER_MARK ? text.slice(1) : text);
  } catch {
    return undefined;
  }
}

/** A producer's value, or why its text is no JSON that all readers take alike. */
export type ReadJson = { readonly value: unknown } | { readonly code: 'invalid_json' | 'duplicate_key' };

/** Parses as parseJson does, and refuses an object with one key twice, of which JSON.parse keeps the last. */
export function readJson(text: string): ReadJson {
  const value = parseJson(text);
  if (value === undefined) return { code: 'invalid_json' };
  return repeatsKey(text, value) ? { code: 'duplicate_key' } : { value };
}
