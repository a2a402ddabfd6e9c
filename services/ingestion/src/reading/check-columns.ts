import { isLineOfData, ReadingProblem } from '@vitrine/contracts';
import type { ReadOptions } from './read-rows.js';

/**
 * Stops before the first row, with the columns that the file has: most often it is the wrong profile or the wrong file.
 * @throws ReadingProblem
 */
export function checkColumns(
  file: string,
  columns: readonly string[],
  { wanted, delimiter }: Pick<ReadOptions, 'wanted' | 'delimiter'>,
): void {
  if (columns.length === 0) throw new ReadingProblem('emptyFile', { file });
  const repeated = wanted.filter((column) => columns.indexOf(column) !== columns.lastIndexOf(column));
  if (repeated.length > 0)
    throw new ReadingProblem('repeatedColumn', { file, count: repeated.length, repeated: listOf(repeated) });
  const missing = wanted.filter((column) => !columns.includes(column));
  if (missing.length === 0) return;
  if (isLineOfData(columns)) throw new ReadingProblem('noHeader', { file });
  const found = listOf(columns);
  const sign = delimiter !== undefined && columns.length === 1 ? otherDelimiterIn(columns[0] ?? '') : undefined;
  if (sign !== undefined)
    throw new ReadingProblem('otherDelimiter', { file, found, sign: sign === '\t' ? '\\t' : sign });
  throw new ReadingProblem('noColumn', { file, count: missing.length, missing: listOf(missing), found });
}

const otherDelimiterIn = (column: string) => [';', '\t', '|', ','].find((sign) => column.includes(sign));

/** Names for a message; a file that is no table may have a whole row, or a whole file, for a name. */
const SHOWN_NAMES = 40;
const SHOWN_CHARACTERS = 60;

function listOf(names: readonly string[]): string {
  const shown = names.slice(0, SHOWN_NAMES).map((name) => `“${shortened(name)}”`);
  return [...shown, ...(names.length > SHOWN_NAMES ? ['…'] : [])].join(', ');
}

const shortened = (name: string) => (name.length > SHOWN_CHARACTERS ? `${name.slice(0, SHOWN_CHARACTERS)}…` : name);
