import type { ErrorCode, ReadFault } from '@vitrine/contracts';

/** What became of a row: a value, or the reason why not. */
export type Mapped<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly refusal: Refusal };

export interface Refusal {
  readonly code: ErrorCode;
  /** JSON pointer to the field of the event that could not be made. */
  readonly path: string;
  /** Column of the file, empty when no single one is to blame. */
  readonly column: string;
  /** The words that say more than the code. */
  readonly text?: ReadFault['text'];
}

export const refuse = (
  code: ErrorCode,
  path: string,
  column: string,
  text?: Refusal['text'],
): { ok: false; refusal: Refusal } => ({
  ok: false,
  refusal: { code, path, column, ...(text !== undefined && { text }) },
});
