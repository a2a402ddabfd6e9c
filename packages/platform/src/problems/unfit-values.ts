import { MAX_ERRORS, toPointer } from './field-errors.js';
import type { FieldError } from './problem-error.js';

/** What no database keeps as it was sent: NUL, and half of a character, which becomes the sign for "unreadable". */
const UNFIT = /[\0\p{Surrogate}]/u;
/** Far more than any question needs; a schema and a serialiser enter each level by a call of its own. */
export const MAX_DEPTH = 32;
/** The largest question has 12 filters of 1,000 values. */
export const MAX_VALUES = 50_000;

interface Place {
  readonly value: unknown;
  readonly path: readonly PropertyKey[];
}

/**
 * What is wrong with a value under any schema, found without recursion and before any schema looks at it. It finds text that cannot be
 * kept, and too many levels or values. Never quotes a value.
 */
export function unfitErrors(value: unknown, base: readonly PropertyKey[] = []): FieldError[] {
  const errors: FieldError[] = [];
  const open: Place[] = [{ value, path: base }];
  for (let seen = 1; open.length > 0 && errors.length < MAX_ERRORS; seen++) {
    const place = open.pop() as Place;
    if (seen > MAX_VALUES)
      return [{ pointer: toPointer(base), code: 'too_many_values', params: { maximum: MAX_VALUES } }];
    if (typeof place.value === 'string' && UNFIT.test(place.value))
      errors.push({ pointer: toPointer(place.path), code: 'unfit_text' });
    if (typeof place.value !== 'object' || place.value === null) continue;
    if (place.path.length - base.length >= MAX_DEPTH)
      return [{ pointer: toPointer(base), code: 'too_deep', params: { maximum: MAX_DEPTH } }];
    open.push(...partsOf(place, errors).reverse());
  }
  return errors;
}

/** A name that cannot be written down is told by where it stands. */
function partsOf({ value, path }: Place, errors: FieldError[]): Place[] {
  if (Array.isArray(value)) return value.map((part, index) => ({ value: part, path: [...path, index] }));
  return Object.entries(value as object).flatMap(([name, part]) => {
    if (!UNFIT.test(name)) return [{ value: part, path: [...path, name] }];
    errors.push({ pointer: toPointer(path), code: 'unfit_text' });
    return [];
  });
}
