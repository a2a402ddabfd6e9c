import { MetricQueryError, OutsideScope } from '@vitrine/metrics';
import { ProblemError } from '@vitrine/platform';

/** Turns a refusal of the metric layer into an answer; any other error passes. */
export function toProblem(error: unknown): never {
  if (error instanceof OutsideScope) {
    throw new ProblemError(403, 'outside_scope', { errors: [{ pointer: error.pointer, code: 'outside_scope' }] });
  }
  if (error instanceof MetricQueryError) {
    throw new ProblemError(400, 'invalid_body', { errors: [{ pointer: error.pointer, code: error.code }] });
  }
  throw error;
}
