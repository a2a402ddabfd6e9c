import type { ErrorCode } from '@vitrine/contracts';

export type { FileRow as Row } from '@vitrine/contracts';

/**
 * A value in a row cannot be what the profile says it is. Thrown inside compiled expressions only, and caught where a
 * row is mapped: there it becomes an outcome like any other.
 */
export class RowFault extends Error {
  override readonly name = 'RowFault';
  constructor(
    readonly code: ErrorCode,
    /** The column the value came from, empty when it is made of several. */
    readonly column: string,
  ) {
    super(code);
  }
}
