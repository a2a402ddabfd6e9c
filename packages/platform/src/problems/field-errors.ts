import type { z } from 'zod';
import type { FieldError } from './problem-error.js';
import type { Params } from './texts.js';

type Issue = z.core.$ZodIssue;

/**
 * zod finds fault with every element of a list, and a body of the allowed size holds a hundred thousand. Nobody mends more than the first
 * few at a time, and each further one costs the event loop of all callers.
 */
export const MAX_ERRORS = 20;

/** A rule of a schema may say its code as its message. */
const OWN_CODE = /^[a-z]+(?:_[a-z]+)+$/u;

/** A value that would fit at a place, as text; undefined when none is known. */
type Sample = (path: readonly PropertyKey[]) => string | undefined;

/**
 * zod's issues in our words: one entry per field, unknown ones named one by one, the first MAX_ERRORS of them.
 * Never quotes a value.
 * @param sample shows the form of what is missing or has another form
 */
export function fieldErrors(
  issues: readonly Issue[],
  base: readonly PropertyKey[] = [],
  sample: Sample = () => undefined,
): FieldError[] {
  return issues
    .slice(0, MAX_ERRORS)
    .flatMap((issue) => fieldError(issue, [...base, ...issue.path], sample))
    .slice(0, MAX_ERRORS);
}

function fieldError(issue: Issue, path: readonly PropertyKey[], sample: Sample): FieldError[] {
  const pointer = toPointer(path);
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys
        .slice(0, MAX_ERRORS)
        .map((key) => ({ pointer: toPointer([...path, key]), code: 'unknown_field' }));
    case 'invalid_type':
      return [
        isMissing(issue)
          ? { pointer, code: 'missing_field', ...withExample(sample(path)) }
          : { pointer, code: 'wrong_type', ...withExample(sample(path), { expected: issue.expected }) },
      ];
    case 'invalid_value':
      return [{ pointer, code: 'invalid_choice', params: { options: issue.values.map(String).join(', ') } }];
    case 'invalid_format':
      return [{ pointer, code: 'invalid_format', ...withExample(sample(path)) }];
    case 'too_small':
      return [
        { pointer, code: isSize(issue.origin) ? 'too_short' : 'too_small', params: { minimum: String(issue.minimum) } },
      ];
    case 'too_big':
      return [
        { pointer, code: isSize(issue.origin) ? 'too_long' : 'too_big', params: { maximum: String(issue.maximum) } },
      ];
    case 'invalid_union':
      if ('options' in issue && issue.options !== undefined && issue.options.length > 0)
        return [{ pointer, code: 'invalid_choice', params: { options: issue.options.map(String).join(', ') } }];
      return issue.errors.length === 1 && issue.errors[0]
        ? fieldErrors(issue.errors[0], path, sample)
        : [{ pointer, code: 'invalid_value' }];
    case 'custom':
      return [{ pointer, code: OWN_CODE.test(issue.message) ? issue.message : 'invalid_value' }];
    default:
      return [{ pointer, code: 'invalid_value' }];
  }
}

function withExample(example: string | undefined, params: Params = {}): Pick<FieldError, 'params'> {
  const all = example === undefined ? params : { ...params, example };
  return Object.keys(all).length === 0 ? {} : { params: all };
}

/** zod does not keep the input in an issue, but says what it received at the end of its message. */
function isMissing(issue: Issue): boolean {
  return /received undefined$/.test(issue.message);
}

function isSize(origin: string): boolean {
  return origin === 'string' || origin === 'array' || origin === 'set';
}

/** RFC 6901; the empty pointer is the whole document. */
export function toPointer(path: readonly PropertyKey[]): string {
  return path.map((part) => `/${String(part).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
}
