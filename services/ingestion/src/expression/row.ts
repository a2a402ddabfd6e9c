import { type ErrorCode, type FileRow, isCutNumber, type ReadFault } from '@vitrine/contracts';

export type { FileRow as Row } from '@vitrine/contracts';

/**
 * A value in a row cannot be what the profile says it is. Compiled expressions throw it; the mapping of a row catches it and makes it an
 * outcome like any other.
 */
export class RowFault extends Error {
  override readonly name = 'RowFault';
  constructor(
    readonly code: ErrorCode,
    /** The column the value came from, empty when it is made of several. */
    readonly column: string,
    /** The words that say more than the code. */
    readonly text?: ReadFault['text'],
  ) {
    super(code);
  }
}

/** Refuses a value made of a cell that JSON gives as true, false, a list or an object. @throws RowFault */
export function refuseNotText({ notText }: FileRow, cells: readonly number[], column: string): void {
  if (notText?.some((at) => cells.includes(at))) throw new RowFault('wrong_type', column, 'noText');
}

/** Refuses an id that a spreadsheet cut: different orders or goods would become one. @throws RowFault */
export function refuseCutNumber(id: string, column: string): void {
  if (isCutNumber(id)) throw new RowFault('invalid_value', column, 'cutNumber');
}
