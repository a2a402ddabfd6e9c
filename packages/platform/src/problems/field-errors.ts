import type { z } from 'zod';
import type { FieldError } from './problem-error.js';

type Issue = z.core.$ZodIssue;

/** zod's issues in our words: one entry per field, unknown ones named one by one. Never quotes a value. */
export function fieldErrors(issues: readonly Issue[], base: readonly PropertyKey[] = []): FieldError[] {
  return issues.flatMap((issue) => fieldError(issue, [...base, ...issue.path]));
}

function fieldError(issue: Issue, path: readonly PropertyKey[]): FieldError[] {
  const pointer = toPointer(path);
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.map((key) => ({ pointer: toPointer([...path, key]), code: 'unknown_field' }));
    case 'invalid_type':
      return [
        isMissing(issue)
          ? { pointer, code: 'missing_field' }
          : { pointer, code: 'wrong_type', params: { expected: issue.expected } },
      ];
    case 'invalid_value':
      return [{ pointer, code: 'invalid_choice', params: { options: issue.values.map(String).join(', ') } }];
    case 'invalid_format':
      return [{ pointer, code: 'invalid_format' }];
    case 'too_small':
      return [
        { pointer, code: isSize(issue.origin) ? 'too_short' : 'too_small', params: { minimum: String(issue.minimum) } },
      ];
    case 'too_big':
      return [
        { pointer, code: isSize(issue.origin) ? 'too_long' : 'too_big', params: { maximum: String(issue.maximum) } },
      ];
    case 'invalid_union':
      return issue.errors.length === 1 && issue.errors[0]
        ? fieldErrors(issue.errors[0], path)
        : [{ pointer, code: 'invalid_value' }];
    default:
      return [{ pointer, code: 'invalid_value' }];
  }
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
