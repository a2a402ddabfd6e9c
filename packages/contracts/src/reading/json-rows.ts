import type { ReadAs } from '../read-as.js';
import { NOT_TEXT } from './csv-rows.js';
import { type FileRow, type ReadFault, ReadingProblem, type RowReader } from './file-row.js';
import { JsonCellReader } from './json-cells.js';
import { comparedLists, piecesWithin } from './json-lists.js';
import { type JsonPiece, JsonPieces, type PieceScanner } from './json-pieces.js';
import { LinePieces } from './line-pieces.js';

export interface JsonOptions {
  /** For messages. */
  readonly file: string;
  /** The columns to take out of each object, inner ones by `a.b`. */
  readonly wanted: readonly string[];
  /** Where a JSON file that is an object holds its list, names joined by dots. */
  readonly list?: string | undefined;
}

/** Half of a surrogate pair alone: UTF-8 cannot write it. */
const HALF_A_PAIR = /\p{Surrogate}/u;

/** The rows of an NDJSON or JSON file: an object each, its cells as they are written. */
export class JsonRows implements RowReader {
  private readonly cells: JsonCellReader;
  private readonly pieces: PieceScanner;

  constructor(
    private readonly options: JsonOptions,
    private readonly readAs: ReadAs,
  ) {
    const { file, list, wanted } = options;
    this.cells = new JsonCellReader(wanted);
    this.pieces = readAs.format === 'ndjson' ? new LinePieces(file) : new JsonPieces(file, list?.split('.'));
    if (list !== undefined && readAs.format === 'json') readAs.list = list;
  }

  /** @throws ReadingProblem */
  push(chunk: string): FileRow[] {
    return this.pieces.push(chunk).flatMap((piece) => this.rows(piece));
  }

  /** @throws ReadingProblem */
  end(): FileRow[] {
    return this.pieces.end().flatMap((piece) => this.rows(piece));
  }

  problem(): ReadingProblem | null {
    const { file, list } = this.options;
    if (this.pieces.cutOff !== null)
      return new ReadingProblem('cutOff', { file, line: String(this.pieces.cutOff.line) });
    const isMissing = this.pieces instanceof JsonPieces && !this.pieces.hasFoundList;
    return isMissing ? new ReadingProblem('noList', { file, list: list ?? '' }) : null;
  }

  private rows(piece: JsonPiece): FileRow[] {
    const isAlone = this.readAs.format === 'json' && piece.element === undefined;
    const path = isAlone ? this.wrapped(piece.text) : null;
    if (path === null) return [this.row(piece)];
    this.readAs.list = path.join('.');
    return piecesWithin(piece, path).map((one) => this.row(one));
  }

  /** Where an object holds the rows that it is not itself. @throws ReadingProblem when it holds several lists of them, or another */
  private wrapped(text: string): readonly string[] | null {
    const { file } = this.options;
    const { found, better, own } = comparedLists(text, this.cells);
    const [only] = better;
    if (better.length === 1 && only && [undefined, only.path.join('.')].includes(this.readAs.list)) return only.path;
    if (better.length === 0 && (found.length === 0 || own > 0)) return null;
    const lists = found.map(({ path, length }) => `${path.join('.')} (${length})`).join(', ');
    throw new ReadingProblem('wrappedList', { file, lists, example: (only ?? found[0])?.path.join('.') ?? '' });
  }

  private row({ line, text }: JsonPiece): FileRow {
    const read = this.cells.read(text);
    if (typeof read === 'string')
      return { fields: [], line, raw: text, fault: { code: read, column: '', text: FAULTS[read], values: {} } };
    const fields = read.cells.map((cell) => cell ?? '');
    const fault = read.repeated === undefined ? this.encodingFault(fields, line) : repeated(read.repeated);
    const { notText } = read;
    return { fields, line, raw: text, ...(notText && { notText }), ...(fault && { fault }) };
  }

  private encodingFault(fields: readonly string[], line: number): ReadFault | undefined {
    const bad = fields.findIndex((cell) => cell.includes(NOT_TEXT) || HALF_A_PAIR.test(cell));
    if (bad < 0) return undefined;
    this.readAs.firstBadLine ??= line;
    const column = this.options.wanted[bad] ?? '';
    return { code: 'invalid_encoding', column, text: 'notText', values: { encoding: this.readAs.encoding } };
  }
}

const FAULTS = { invalid_json: 'notJson', not_an_object: 'notAnObject' } as const;

const repeated = (column: string): ReadFault => ({ code: 'invalid_json', column, text: 'repeatedMember', values: {} });
