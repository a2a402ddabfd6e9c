import type { ErrorCode } from '@vitrine/contracts';
import { type Row, RowFault } from '../expression/row.js';

/** What became of a row: a value, or the reason why not. */
export type Mapped<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly refusal: Refusal };

export interface Refusal {
  readonly code: ErrorCode;
  /** JSON pointer to the field of the event that could not be made. */
  readonly path: string;
  /** Column of the file, empty when no single one is to blame. */
  readonly column: string;
}

export const refuse = (code: ErrorCode, path: string, column: string): { ok: false; refusal: Refusal } => ({
  ok: false,
  refusal: { code, path, column },
});

/** One field of an event: how to make it from a row and where it goes. */
export interface Field {
  readonly path: string;
  readonly column: string;
  readonly read: (row: Row) => string;
}

/** Reads a field; a fault becomes a refusal that names field and column. */
export function guarded<T>(path: () => string, work: () => T): Mapped<T> {
  try {
    return { ok: true, value: work() };
  } catch (error) {
    if (error instanceof RowFault) return refuse(error.code, path(), error.column);
    throw error;
  }
}
