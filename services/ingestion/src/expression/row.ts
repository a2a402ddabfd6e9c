import type { ErrorCode } from '@vitrine/contracts';

/** One record of a file. */
export interface Row {
  /** Values in the order of the columns, as text. */
  readonly fields: readonly string[];
  /** Line of the file on which the record begins, from 1. */
  readonly line: number;
  /** The record as it stands in the file, without its line end. */
  readonly raw: string;
}

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
