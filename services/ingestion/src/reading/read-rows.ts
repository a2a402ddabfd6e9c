import { basename } from 'node:path';
import type { Row } from '../expression/row.js';
import { ImportProblem } from '../import/import-problem.js';
import { CsvScanner } from './csv-rows.js';
import { ObjectScanner } from './object-rows.js';
import { openText } from './open-text.js';

export interface FileFormat {
  readonly format?: 'csv' | 'ndjson' | 'json' | undefined;
  readonly delimiter?: string | undefined;
  /** A WHATWG label such as `utf-8` or `windows-1252`. */
  readonly encoding?: string | undefined;
  /** Column names of a file without a header line. */
  readonly header?: readonly string[] | undefined;
}

/** The file's columns, then its rows in batches, one batch per chunk read: constant memory at any size. */
export interface RowFile {
  readonly columns: readonly string[];
  readonly batches: AsyncIterable<readonly Row[]>;
}

export interface ReadOptions extends FileFormat {
  /** Columns that expressions ask for: a CSV file must have them, objects are asked for them. */
  readonly wanted: readonly string[];
  readonly onBytes?: (bytes: number) => void;
}

/** @throws ImportProblem when the file is empty or lacks a column */
export async function readRows(path: string, options: ReadOptions): Promise<RowFile> {
  const format = options.format ?? formatOf(path);
  const text = openText(path, options.encoding ?? 'utf-8', options.onBytes);
  if (format !== 'csv') {
    const scanner = new ObjectScanner(options.wanted, format === 'ndjson', basename(path));
    return { columns: options.wanted, batches: scanned(text, scanner) };
  }
  const batches = scanned(text, new CsvScanner(options.delimiter ?? ','));
  if (options.header) return { columns: options.header, batches };
  const file = await withHeader(batches);
  checkColumns(path, file.columns, options.wanted);
  return file;
}

/** Said once and before the first row, with what the file has: most often it is the wrong profile or the wrong file. @throws ImportProblem */
function checkColumns(path: string, columns: readonly string[], wanted: readonly string[]): void {
  const file = basename(path);
  if (columns.length === 0) throw new ImportProblem('emptyFile', { file });
  const list = (names: readonly string[]) => names.map((name) => `“${name}”`).join(', ');
  const repeated = wanted.filter((column) => columns.indexOf(column) !== columns.lastIndexOf(column));
  if (repeated.length > 0)
    throw new ImportProblem('repeatedColumn', { file, count: repeated.length, repeated: list(repeated) });
  const missing = wanted.filter((column) => !columns.includes(column));
  if (missing.length === 0) return;
  const found = list(columns);
  const sign = columns.length === 1 ? [';', '\t', '|', ','].find((one) => columns[0]?.includes(one)) : undefined;
  if (sign !== undefined)
    throw new ImportProblem('otherDelimiter', { file, found, sign: sign === '\t' ? '\\t' : sign });
  throw new ImportProblem('noColumn', { file, count: missing.length, missing: list(missing), found });
}

export function formatOf(path: string): 'csv' | 'ndjson' | 'json' {
  const name = path.toLowerCase().replace(/\.gz$/u, '');
  if (name.endsWith('.ndjson') || name.endsWith('.jsonl')) return 'ndjson';
  return name.endsWith('.json') ? 'json' : 'csv';
}

interface Scanner {
  push(chunk: string): Row[];
  end(): Row[];
}

async function* scanned(text: AsyncIterable<string>, scanner: Scanner): AsyncGenerator<readonly Row[]> {
  for await (const chunk of text) yield scanner.push(chunk);
  yield scanner.end();
}

async function withHeader(batches: AsyncGenerator<readonly Row[]>): Promise<RowFile> {
  for (;;) {
    const { value, done } = await batches.next();
    if (done) return { columns: [], batches: (async function* () {})() };
    const [header, ...first] = value;
    if (header) return { columns: header.fields.map((name) => name.trim()), batches: after(first, batches) };
  }
}

async function* after(first: readonly Row[], rest: AsyncGenerator<readonly Row[]>): AsyncGenerator<readonly Row[]> {
  yield first;
  yield* rest;
}
