import type { ReadAs } from '../read-as.js';
import { csvDialectOf } from './csv-dialect.js';
import { CsvScanner } from './csv-scanner.js';
import { type FileRow, type ReadFault, ReadingProblem, type RowReader } from './file-row.js';

/** In characters: a header and some rows, to recognise the dialect by. */
const SAMPLE = 65_536;
/** What a byte becomes that is not in the file's encoding. */
export const NOT_TEXT = '\uFFFD';

export interface CsvOptions {
  /** For messages. */
  readonly file: string;
  readonly delimiter?: string | undefined;
  /** Column names of a file without a header line. */
  readonly header?: readonly string[] | undefined;
  /** The columns that somebody looks at; absent: all. Only their cells must be whole text. */
  readonly wanted?: readonly string[] | undefined;
}

/** The rows of a CSV file below its header. A row has a fault when it has other cells than the header, or cells that are no text. */
export class CsvRows implements RowReader {
  /** Empty until the header was read. */
  columns: readonly string[] = [];
  headerLine = 1;
  private scanner: CsvScanner | null = null;
  private sample = '';
  private hasHeader = false;
  private hasBadText = false;
  private looked: readonly number[] = [];

  constructor(
    private readonly options: CsvOptions,
    private readonly readAs: ReadAs,
  ) {}

  /** @throws ReadingProblem when the header cannot be read */
  push(chunk: string): FileRow[] {
    this.hasBadText ||= chunk.includes(NOT_TEXT);
    if (this.scanner !== null) return this.rows(this.scanner.push(chunk));
    this.sample += chunk;
    return this.sample.length < SAMPLE ? [] : this.open().rows;
  }

  /** @throws ReadingProblem */
  end(): FileRow[] {
    const { scanner, rows } = this.scanner === null ? this.open() : { scanner: this.scanner, rows: [] };
    const last = this.rows(scanner.end());
    this.readAs.endsMidLine = scanner.endsMidLine;
    return rows.concat(last);
  }

  problem(): ReadingProblem | null {
    const line = this.scanner?.openQuoteLine ?? null;
    return line === null ? null : new ReadingProblem('openQuote', { file: this.options.file, line: String(line) });
  }

  private open(): { scanner: CsvScanner; rows: FileRow[] } {
    const { delimiter, header, wanted } = this.options;
    const dialect = csvDialectOf(this.sample, { delimiter, wanted, width: header?.length });
    Object.assign(this.readAs, { delimiter: dialect.delimiter, lineEnd: dialect.lineEnd });
    const scanner = new CsvScanner(dialect, dialect.preface > 0 ? 2 : 1);
    this.scanner = scanner;
    if (header !== undefined) this.name(header);
    const text = this.sample.slice(dialect.preface);
    this.sample = '';
    return { scanner, rows: this.rows(scanner.push(text)) };
  }

  private rows(scanned: FileRow[]): FileRow[] {
    const rows = this.hasHeader ? scanned : this.belowHeader(scanned);
    if (rows.length > 0) this.readAs.hasTrailingDelimiter ??= this.trails(rows);
    const isTrailing = this.readAs.hasTrailingDelimiter === true;
    for (let at = 0; at < rows.length; at++) {
      const row = rows[at] as FileRow;
      const fault = this.faultOf(row);
      if (fault !== undefined) rows[at] = { ...row, fault };
      else if (isTrailing) rows[at] = { ...row, fields: row.fields.slice(0, -1) };
    }
    return rows;
  }

  private belowHeader(scanned: FileRow[]): FileRow[] {
    const [header, ...rows] = scanned;
    if (header === undefined) return [];
    const { file } = this.options;
    this.headerLine = header.line;
    if (header.fault) throw new ReadingProblem('openQuote', { file, line: String(header.line) });
    if (header.raw.includes(NOT_TEXT))
      throw new ReadingProblem('badHeaderEncoding', { file, encoding: this.readAs.encoding });
    this.name(header.fields);
    return rows;
  }

  /** Blanks, a byte order mark and the way an accent is composed are no part of a column name. */
  private name(names: readonly string[]): void {
    const { wanted } = this.options;
    this.columns = names.map((name) => {
      const spelled = name.trim().normalize();
      return wanted?.find((one) => one.normalize() === spelled) ?? spelled;
    });
    this.looked = [...this.columns.keys()].filter((at) => wanted?.includes(this.columns[at] ?? '') ?? true);
    this.hasHeader = true;
  }

  /** A comma may also be the sign in an amount that nobody quoted: there, one cell too many is not taken for an empty one. */
  private trails(rows: readonly FileRow[]): boolean {
    const sound = rows.filter(({ fault }) => fault === undefined);
    return (
      this.readAs.delimiter !== ',' &&
      sound.length > 0 &&
      sound.every(({ fields }) => fields.length === this.columns.length + 1 && fields.at(-1) === '')
    );
  }

  private faultOf({ fields, line, raw, fault }: FileRow): ReadFault | undefined {
    if (fault) return fault;
    const isTrailing = this.readAs.hasTrailingDelimiter === true;
    const columns = this.columns.length;
    if (fields.length !== (isTrailing ? columns + 1 : columns) || (isTrailing && fields.at(-1) !== ''))
      return { code: 'invalid_columns', column: '', text: 'otherWidth', values: { cells: fields.length, columns } };
    if (!this.hasBadText || !raw.includes(NOT_TEXT)) return undefined;
    const bad = this.looked.find((at) => fields[at]?.includes(NOT_TEXT));
    if (bad === undefined) return undefined;
    this.readAs.firstBadLine ??= line;
    const { encoding } = this.readAs;
    return { code: 'invalid_encoding', column: this.columns[bad] ?? '', text: 'notText', values: { encoding } };
  }
}
