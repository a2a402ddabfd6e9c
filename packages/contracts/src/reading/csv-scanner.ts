import type { FileRow, ReadFault } from './file-row.js';

/** In characters. A quote still open after so many is a stray one, for no record is that long. */
const LONGEST_RECORD = 1_000_000;

export interface CsvMarks {
  readonly delimiter: string;
  /** `\n` stands for `\r\n` too; `\r` is what old Macs wrote. */
  readonly lineEnd: '\n' | '\r';
}

/** A record, and where the next one begins. */
interface Scanned {
  readonly row: FileRow;
  readonly next: number;
}

/**
 * RFC 4180 over chunks of text: quoted cells, doubled quotes, line ends within quotes. Text comes in, rows go out; between chunks the
 * scanner keeps only the unfinished record. It skips blank lines. A quote that closes in the middle of a cell, or never, costs its line
 * only. Otherwise it would swallow the rows up to the next quote.
 */
export class CsvScanner {
  /** Line of a quote still open at the end: what follows it may be text or rows, and nothing tells which. */
  openQuoteLine: number | null = null;
  /** Whether the last record has no line end, as when a file was cut off. */
  endsMidLine = false;
  private rest = '';

  constructor(
    private readonly marks: CsvMarks,
    private line = 1,
  ) {}

  /** The records that this chunk completes. */
  push(chunk: string): FileRow[] {
    return this.scan(this.rest + chunk, false);
  }

  /** The last record, when the file does not end with a line end. */
  end(): FileRow[] {
    this.endsMidLine = this.rest !== '';
    return this.scan(this.rest, true);
  }

  private scan(text: string, isLast: boolean): FileRow[] {
    const { delimiter, lineEnd } = this.marks;
    const rows: FileRow[] = [];
    let start = 0;
    while (start < text.length) {
      const found = text.indexOf(lineEnd, start);
      if (found < 0 && !isLast) break;
      const end = found < 0 ? text.length : found;
      const plain = this.withoutReturn(text, start, end);
      if (!plain.includes('"')) {
        if (plain !== '') rows.push({ fields: plain.split(delimiter), line: this.line, raw: plain });
        this.line++;
        start = end + 1;
        continue;
      }
      const record = this.quoted(text, start, isLast);
      if (record === null) break;
      rows.push(record.row);
      start = record.next;
    }
    this.rest = start < text.length ? text.slice(start) : '';
    return rows;
  }

  private withoutReturn(text: string, start: number, end: number): string {
    const hasReturn = this.marks.lineEnd === '\n' && end > start && text.charCodeAt(end - 1) === 13;
    return text.slice(start, hasReturn ? end - 1 : end);
  }

  /** One record with quotes from `start` on, or null when its end has not arrived yet, or never does. */
  private quoted(text: string, start: number, isLast: boolean): Scanned | null {
    const fields: string[] = [];
    let at = start;
    for (;;) {
      const cell = text.charCodeAt(at) === 34 ? this.quotedCell(text, at) : this.bareCell(text, at);
      if (cell === 'open') return this.open(text, start, isLast);
      if (cell === 'broken') return this.broken(text, start, isLast);
      if (cell.end >= text.length && !isLast) return null;
      fields.push(cell.value);
      if (text[cell.end] !== this.marks.delimiter) return this.record(text, start, cell.end, fields);
      at = cell.end + 1;
    }
  }

  private bareCell(text: string, start: number): { value: string; end: number } {
    const delimiter = text.indexOf(this.marks.delimiter, start);
    const value = text.slice(start, Math.max(start, delimiter));
    if (delimiter >= 0 && !value.includes(this.marks.lineEnd)) return { value, end: delimiter };
    const end = indexOrEnd(text, this.marks.lineEnd, start);
    return { value: this.withoutReturn(text, start, end), end };
  }

  private quotedCell(text: string, open: number): { value: string; end: number } | 'open' | 'broken' {
    const closed = closingQuote(text, open + 1);
    if (closed < 0) return 'open';
    const end = this.afterBlanks(text, closed + 1);
    if (end < text.length && text[end] !== this.marks.delimiter && text[end] !== this.marks.lineEnd) return 'broken';
    return { value: text.slice(open + 1, closed).replaceAll('""', '"'), end };
  }

  /** Blanks between a closing quote and the cell's end belong to no cell. */
  private afterBlanks(text: string, from: number): number {
    const { delimiter, lineEnd } = this.marks;
    let at = from;
    while (at < text.length && ' \t\r'.includes(text[at] ?? '') && text[at] !== delimiter && text[at] !== lineEnd) at++;
    return at;
  }

  private record(text: string, start: number, end: number, fields: string[]): Scanned {
    const raw = this.withoutReturn(text, start, end);
    const row = { fields, line: this.line, raw };
    this.line += raw.split(this.marks.lineEnd).length;
    return { row, next: end + 1 };
  }

  private open(text: string, start: number, isLast: boolean): Scanned | null {
    if (isLast) {
      this.openQuoteLine = this.line;
      return null;
    }
    return text.length - start > LONGEST_RECORD ? this.broken(text, start, true) : null;
  }

  /** The line with the broken quote alone, as one field. */
  private broken(text: string, start: number, isWhole: boolean): Scanned | null {
    const end = indexOrEnd(text, this.marks.lineEnd, start);
    if (end === text.length && !isWhole) return null;
    const raw = this.withoutReturn(text, start, end);
    return { row: { fields: [raw], line: this.line++, raw, fault: BROKEN_QUOTE }, next: end + 1 };
  }
}

const BROKEN_QUOTE: ReadFault = { code: 'invalid_columns', column: '', text: 'brokenQuote', values: {} };

function indexOrEnd(text: string, sign: string, from: number): number {
  const at = text.indexOf(sign, from);
  return at < 0 ? text.length : at;
}

/** Index of the quote that closes, skipping doubled ones; -1 when it is not there. */
function closingQuote(text: string, from: number): number {
  for (let at = text.indexOf('"', from); at >= 0; at = text.indexOf('"', at + 2)) {
    if (text.charCodeAt(at + 1) !== 34) return at;
  }
  return -1;
}
