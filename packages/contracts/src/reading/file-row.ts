import type { ErrorCode } from '../errors/error-codes.js';
import type { FaultText, ReadingText } from '../messages/reading.js';

/** One record of a file, as it was read. */
export interface FileRow {
  /** Values in the order of the columns, as text. */
  readonly fields: readonly string[];
  /** Line of the file on which the record begins, from 1. */
  readonly line: number;
  /** The record as it stands in the file, without its line end. */
  readonly raw: string;
  /** Places of the fields that JSON gives as true, false, a list or an object: here they are texts of these. */
  readonly notText?: readonly number[];
  /** Why its fields cannot be trusted. */
  readonly fault?: ReadFault;
}

/** What is wrong with a record before its values are looked at. */
export interface ReadFault {
  readonly code: ErrorCode;
  /** The column to blame, empty when it is not a single one. */
  readonly column: string;
  /** The words that say more than the code, and what goes into them. */
  readonly text: FaultText;
  readonly values: Readonly<Record<string, string | number>>;
}

/** Turns text that comes in chunks into rows. */
export interface RowReader {
  push(chunk: string): FileRow[];
  /** The rows that the end of the text completes. */
  end(): FileRow[];
  /** After the end: what stops the reading although all rows so far are right. */
  problem(): ReadingProblem | null;
}

/** What stops the reading of a file, for a person to mend: the key of the sentence that says how, and what goes into it. */
export class ReadingProblem extends Error {
  override readonly name = 'ReadingProblem';
  constructor(
    readonly reason: ReadingText,
    readonly details: Readonly<Record<string, string | number>>,
  ) {
    super(reason);
  }
}
