import type { z } from 'zod';
import type { ErrorCode } from '../errors/error-codes.js';
import { type Locale } from '../messages/error-text.js';
import { expectedAt } from './expected-at.js';
import { type Finding, finding, type Place } from './finding.js';

type Issue = z.core.$ZodIssue;

/** What a schema finds wrong, in our codes; nothing when the value fits. */
export function explainShape(schema: z.ZodType, value: unknown, locale: Locale): Finding[] {
  const { success, error } = schema.safeParse(value);
  return success ? [] : explainIssues(schema, value, error.issues, locale);
}

/** The same of issues that are known already. */
export function explainIssues(schema: z.ZodType, value: unknown, issues: readonly Issue[], locale: Locale): Finding[] {
  return issues.map((issue) => {
    const found = finding(issue.path, codeOf(issue, value), locale);
    const expected = EXPLAINED_BY_FIELD.has(found.code) ? expectedAt(schema, value, issue.path, locale) : undefined;
    if (expected === undefined) return found;
    return { ...found, message: found.code === 'missing_field' ? `${found.message} ${expected}` : expected };
  });
}

/** Codes whose general sentence fits every field; what this one field wants says more. */
const EXPLAINED_BY_FIELD: ReadonlySet<ErrorCode> = new Set(['missing_field', 'wrong_type', 'invalid_value']);

function codeOf(issue: Issue, root: unknown): ErrorCode {
  const value = valueAt(root, issue.path);
  if (issue.path.length === 0) return 'not_an_object';
  if (value === undefined) return 'missing_field';
  switch (issue.code) {
    case 'invalid_type':
      // An integer is wanted and a fraction came: the type is right, the value is not.
      return issue.expected === 'int' && typeof value === 'number' ? 'invalid_value' : 'wrong_type';
    case 'invalid_union':
      return typeof value === 'string' ? 'unknown_type' : 'wrong_type';
    case 'invalid_value':
      return issue.values.some((allowed) => typeof allowed === typeof value) ? 'invalid_value' : 'wrong_type';
    case 'too_big':
      return issue.path.at(-1) === 'lines' ? 'too_many_lines' : 'invalid_value';
    default:
      return typeof value === 'string' && LOST_CHARACTER.test(value) ? 'invalid_encoding' : 'invalid_value';
  }
}

/** Half a character, or what stands where one was lost. */
const LOST_CHARACTER = /[\uD800-\uDFFF\uFFFD]/u;

function valueAt(root: unknown, place: Place): unknown {
  let value = root;
  for (const step of place) {
    if (value === null || typeof value !== 'object') return undefined;
    value = (value as Record<PropertyKey, unknown>)[step];
  }
  return value;
}
