import type { Row } from '../expression/row.js';

/** A quote that is never closed must not swallow the rest of the file. */
const LONGEST_RECORD = 1_000_000;

/**
 * RFC 4180 over chunks of text: quoted fields, doubled quotes, line breaks within quotes, \n or \r\n. Text comes in,
 * rows go out; the scanner keeps only the unfinished record between chunks. Blank lines are skipped.
 */
export class CsvScanner {
  #rest = '';
  #line = 1;

  constructor(private readonly delimiter = ',') {}

  /** The records that this chunk completes. */
  push(chunk: string): Row[] {
    return this.#scan(this.#rest + chunk, false);
  }

  /** The last record, when the file does not end with a line break. */
  end(): Row[] {
    return this.#scan(this.#rest, true);
  }

  #scan(text: string, isLast: boolean): Row[] {
    const rows: Row[] = [];
    let start = 0;
    while (start < text.length) {
      const lineEnd = text.indexOf('\n', start);
      if (lineEnd < 0 && !isLast) break;
      const end = lineEnd < 0 ? text.length : lineEnd;
      const plain = text.slice(start, text.charCodeAt(end - 1) === 13 && end > start ? end - 1 : end);
      if (!plain.includes('"')) {
        if (plain !== '') rows.push({ fields: plain.split(this.delimiter), line: this.#line, raw: plain });
        this.#line++;
        start = end + 1;
        continue;
      }
      const record = this.#quoted(text, start, isLast);
      if (record === null) break;
      rows.push(record.row);
      start = record.next;
    }
    this.#rest = start < text.length ? text.slice(start) : '';
    return rows;
  }

  /** One record with quotes from `start` on, or null when its end has not arrived yet. */
  #quoted(text: string, start: number, isLast: boolean): { row: Row; next: number } | null {
    const fields: string[] = [];
    let at = start;
    for (;;) {
      let value = '';
      if (text.charCodeAt(at) === 34) {
        const closed = closingQuote(text, at + 1);
        if (closed < 0) return text.length - start > LONGEST_RECORD || isLast ? this.#broken(text, start) : null;
        value = text.slice(at + 1, closed).replaceAll('""', '"');
        at = closed + 1;
      }
      let end = at;
      while (end < text.length && !this.#endsField(text, end)) end++;
      if (end >= text.length && !isLast) return null;
      value += text.slice(at, end);
      if (text[end] === this.delimiter) {
        fields.push(value);
        at = end + 1;
        continue;
      }
      fields.push(value.endsWith('\r') ? value.slice(0, -1) : value);
      const raw = text.slice(start, text[end - 1] === '\r' ? end - 1 : end);
      const row = { fields, line: this.#line, raw };
      this.#line += 1 + raw.split('\n').length - 1;
      return { row, next: end + 1 };
    }
  }

  #endsField(text: string, at: number): boolean {
    return text.charCodeAt(at) === 10 || text[at] === this.delimiter;
  }

  /** The line with the open quote alone, as one field: the wrong number of columns will have it refused. */
  #broken(text: string, start: number): { row: Row; next: number } {
    const lineEnd = text.indexOf('\n', start);
    const end = lineEnd < 0 ? text.length : lineEnd;
    const raw = text.slice(start, end);
    return { row: { fields: [raw], line: this.#line++, raw }, next: end + 1 };
  }
}

/** Index of the quote that closes, skipping doubled ones; -1 when it is not there or may be half of a doubled one. */
function closingQuote(text: string, from: number): number {
  for (let at = text.indexOf('"', from); at >= 0; at = text.indexOf('"', at + 2)) {
    if (text.charCodeAt(at + 1) !== 34) return at;
  }
  return -1;
}
