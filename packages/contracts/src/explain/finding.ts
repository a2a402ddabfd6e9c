import type { ErrorCode } from '../errors/error-codes.js';
import { errorText, type Locale } from '../messages/error-text.js';

/** One thing that is wrong, where (JSON pointer, RFC 6901, '' for the whole message) and how to fix it. */
export interface Finding {
  readonly pointer: string;
  readonly code: ErrorCode;
  readonly message: string;
}

export type Place = readonly PropertyKey[];

/** A path as JSON pointer: `['lines', 0, 'quantity']` is `/lines/0/quantity`. */
export function pointerOf(place: Place): string {
  return place.map((step) => `/${String(step).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
}

export function finding(place: Place, code: ErrorCode, locale: Locale): Finding {
  return { pointer: pointerOf(place), code, message: errorText(code, locale) };
}
