import type { ErrorCode } from '../errors/error-codes.js';

/** One thing that is wrong with a message whose shape is right, and the path to it. */
export interface Fault {
  readonly path: readonly (string | number)[];
  readonly code: ErrorCode;
}
