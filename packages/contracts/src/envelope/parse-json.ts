import { repeatsKey } from './repeated-key.js';

const BYTE_ORDER_MARK = 0xfeff;

/** Parses what a producer wrote, with or without the byte order mark that Windows puts first. Undefined, which JSON cannot say, for what is no JSON. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text.charCodeAt(0) === BYTE_ORDER_MARK ? text.slice(1) : text);
  } catch {
    return undefined;
  }
}

/** What a producer wrote, or why it is no JSON that all readers would take alike. */
export type ReadJson = { readonly value: unknown } | { readonly code: 'invalid_json' | 'duplicate_key' };

/** Parses as parseJson does, and refuses an object that has one key twice, of which JSON.parse would keep the last. */
export function readJson(text: string): ReadJson {
  const value = parseJson(text);
  if (value === undefined) return { code: 'invalid_json' };
  return repeatsKey(text, value) ? { code: 'duplicate_key' } : { value };
}
