import { type CsvMarks, CsvScanner } from './csv-scanner.js';

/** In the order in which they win when a line has the same number of each: a comma is also a decimal sign. */
const DELIMITERS = [';', '\t', '|', ','];

export interface CsvDialect extends CsvMarks {
  /** Characters of a first line `sep=;`, with which Excel names the delimiter. It is no record. */
  readonly preface: number;
}

export interface DialectHints {
  readonly delimiter?: string | undefined;
  /** Column names that the header should hold. */
  readonly wanted?: readonly string[] | undefined;
  /** How many cells a record has, where there is no header. */
  readonly width?: number | undefined;
}

/** How a CSV file is written, by its first lines. A delimiter asked for rules, then `sep=`, then what finds the wanted columns. */
export function csvDialectOf(sample: string, hints: DialectHints = {}): CsvDialect {
  const [preface = '', named] =
    /^sep=(.)\r?(?:\n|$)|^sep=(.)\r/iu.exec(sample)?.filter((part) => part !== undefined) ?? [];
  const rest = sample.slice(preface.length);
  const lineEnd = lineEndOf(rest === '' ? sample : rest);
  const delimiter = hints.delimiter ?? named ?? delimiterOf(rest, lineEnd, hints);
  return { delimiter, lineEnd, preface: preface.length };
}

/** `\r` ends a line only where no line feed stands outside quotes; within a file of line feeds it is a character like any other. */
function lineEndOf(sample: string): '\n' | '\r' {
  const bare = sample.replace(/"[^"]*(?:"|$)/gu, '');
  return bare.includes('\r') && !bare.includes('\n') ? '\r' : '\n';
}

function delimiterOf(text: string, lineEnd: '\n' | '\r', { wanted = [], width }: DialectHints): string {
  const ways = DELIMITERS.map((delimiter) => {
    const cells = firstRecord(text, { delimiter, lineEnd }).map((cell) => cell.trim());
    const found = wanted.filter((name) => cells.includes(name)).length;
    return { delimiter, cells: cells.length, fits: found + (cells.length === width ? 1 : 0) };
  });
  const best = ways
    .filter(({ cells }) => cells > 1)
    .reduce<(typeof ways)[number] | null>(
      (best, way) =>
        best === null || way.fits > best.fits || (way.fits === best.fits && way.cells > best.cells) ? way : best,
      null,
    );
  return best?.delimiter ?? ',';
}

function firstRecord(text: string, marks: CsvMarks): readonly string[] {
  const scanner = new CsvScanner(marks);
  const [row = scanner.end()[0]] = scanner.push(text);
  return row?.fields ?? [];
}
