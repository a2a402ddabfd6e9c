import type { z } from 'zod';
import { ImportProblem } from '../messages/import-problem.js';
import type { Messages } from '../messages/messages.js';

/** What is wrong with one field of a profile: the key of the sentence and what goes into it. */
export interface ProfileFault {
  /** `tickets.line.quantity`; empty for the profile itself. */
  readonly field: string;
  readonly reason: keyof Messages;
  readonly details: Readonly<Record<string, string | number>>;
}

/** A profile that the schema does not take, with a fault for each field. */
export class ProfileProblem extends ImportProblem {
  constructor(
    name: string,
    readonly faults: readonly ProfileFault[],
  ) {
    super('profileWrong', { name });
  }
}

/** The schema's own findings as sentences of ours: zod speaks English and of types. */
export function faultsOf(error: z.ZodError, profile: unknown): ProfileFault[] {
  return error.issues.flatMap((issue) => {
    const fault = (reason: keyof Messages, details: ProfileFault['details'] = {}, place = issue.path) => ({
      field: place.map(String).join('.'),
      reason,
      details,
    });
    switch (issue.code) {
      case 'unrecognized_keys':
        return issue.keys.map((key) => fault('fieldUnknown', {}, [...issue.path, key]));
      case 'invalid_type':
        return [fault(valueAt(profile, issue.path) === undefined ? 'fieldMissing' : typeFault(issue.expected))];
      case 'invalid_value':
        return [fault('fieldChoice', { values: issue.values.map((value) => `"${String(value)}"`).join(', ') })];
      case 'too_small':
        return [fault(issue.origin === 'number' ? 'fieldRange' : 'fieldEmpty')];
      case 'too_big':
        return [fault('fieldRange')];
      default:
        return [fault('fieldForm')];
    }
  });
}

function typeFault(expected: string): keyof Messages {
  if (expected === 'string') return 'fieldText';
  if (expected === 'array') return 'fieldList';
  return expected === 'int' || expected === 'number' ? 'fieldNumber' : 'fieldObject';
}

const valueAt = (value: unknown, place: readonly PropertyKey[]): unknown =>
  place.reduce<unknown>(
    (inner, step) => (typeof inner === 'object' && inner !== null ? Reflect.get(inner, step) : undefined),
    value,
  );
