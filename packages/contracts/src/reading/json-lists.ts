import { JsonCellReader } from './json-cells.js';
import { type JsonPiece, JsonPieces } from './json-pieces.js';

/** A list of objects within a JSON object. */
export interface InnerList {
  /** Names of the members that lead to it. */
  readonly path: readonly string[];
  readonly length: number;
}

const DEEPEST = 4;

/**
 * The lists of objects within an object, at most four names deep. In `own` are those whose first object has more of the wanted columns than
 * the object itself: the rows are most likely there. An object with all wanted columns is not looked into.
 */
export function comparedLists(
  text: string,
  reader: JsonCellReader,
): { own: number; found: readonly InnerList[]; better: readonly InnerList[] } {
  const own = wantedIn(reader, text);
  const found = own < 0 || own === reader.columns.length ? [] : listsOf(JSON.parse(text), []);
  const better = found.filter(({ path }) => {
    const [first] = new JsonPieces('', path).push(text);
    return first !== undefined && wantedIn(reader, first.text) > own;
  });
  return { own, found, better };
}

/** The elements of the list at a path within a piece. */
export function piecesWithin({ text, line }: JsonPiece, path: readonly string[]): JsonPiece[] {
  const inner = new JsonPieces('', path, line);
  return [...inner.push(text), ...inner.end()];
}

/** How many of the columns an object has; -1 for what is no object. */
function wantedIn(reader: JsonCellReader, text: string): number {
  const read = reader.read(text);
  return typeof read === 'string' ? -1 : read.cells.filter((cell) => cell !== undefined).length;
}

/** Only names and lengths come from this value: the values of a row are read from the text. */
function listsOf(value: unknown, path: readonly string[]): InnerList[] {
  if (Array.isArray(value)) return path.length > 0 && isObject(value[0]) ? [{ path, length: value.length }] : [];
  if (!isObject(value) || path.length === DEEPEST) return [];
  return Object.entries(value).flatMap(([name, member]) => listsOf(member, [...path, name]));
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
