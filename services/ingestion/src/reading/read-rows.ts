import { basename } from 'node:path';
import {
  ByteDecoder,
  CsvRows,
  type FileRow,
  formatOfName,
  JsonRows,
  type ReadAs,
  type RowReader,
} from '@vitrine/contracts';
import { checkColumns } from './check-columns.js';
import { openBytes } from './open-bytes.js';

/** What a profile says of a file. Whatever it leaves out is recognised. */
export interface FileFormat {
  readonly format?: ReadAs['format'] | undefined;
  readonly delimiter?: string | undefined;
  /** A WHATWG label such as `utf-8` or `windows-1252`. */
  readonly encoding?: string | undefined;
  /** Column names of a file without a header line. */
  readonly header?: readonly string[] | undefined;
  /** Where the list lies in a JSON file that is an object. */
  readonly list?: string | undefined;
}

/** The file's columns, then its rows in batches, one batch per chunk read: constant memory at any size. */
export interface RowFile {
  readonly columns: readonly string[];
  /** @throws ReadingProblem at the end of a file that was cut off, after the rows before it */
  readonly batches: AsyncIterable<readonly FileRow[]>;
  /** Complete when the last batch was read. */
  readonly readAs: ReadAs;
}

export interface ReadOptions extends FileFormat {
  /** Columns that expressions ask for: a CSV file must have them, objects are asked for them. */
  readonly wanted: readonly string[];
  /** Further columns that somebody looks at, if the file has them: their cells must be whole text too. */
  readonly looked?: readonly string[];
  readonly onBytes?: (bytes: number) => void;
}

/** @throws ReadingProblem when the file is empty, lacks a column or is not in the encoding asked for */
export async function readRows(path: string, options: ReadOptions): Promise<RowFile> {
  const file = basename(path);
  const readAs: ReadAs = { format: options.format ?? formatOfName(path) ?? 'csv', encoding: 'utf-8' };
  const columns = [...new Set([...options.wanted, ...(options.looked ?? [])])];
  const asked = { ...options, file, wanted: columns };
  const batchesOf = (reader: RowReader) =>
    rowsOf(openBytes(path, options.onBytes), new ByteDecoder(file, options.encoding), reader, readAs);
  if (readAs.format !== 'csv') return { columns, batches: batchesOf(new JsonRows(asked, readAs)), readAs };
  const reader = new CsvRows(asked, readAs);
  const batches = await fromHeaderOn(batchesOf(reader), reader);
  if (options.header === undefined) checkColumns(file, reader.columns, options);
  return { columns: reader.columns, batches, readAs };
}

async function* rowsOf(
  chunks: AsyncIterable<Uint8Array>,
  decoder: ByteDecoder,
  reader: RowReader,
  readAs: ReadAs,
): AsyncGenerator<readonly FileRow[]> {
  const read = (text: string) => {
    readAs.encoding = decoder.encoding;
    return reader.push(text);
  };
  for await (const chunk of chunks) yield read(decoder.push(chunk));
  yield read(decoder.end());
  yield reader.end();
  const problem = reader.problem();
  if (problem !== null) throw problem;
}

/** Reads until the header is known. What was read by then is the first batch. */
async function fromHeaderOn(
  batches: AsyncGenerator<readonly FileRow[]>,
  reader: CsvRows,
): Promise<AsyncIterable<readonly FileRow[]>> {
  for (;;) {
    const { value = [], done } = await batches.next();
    if (done || reader.columns.length > 0) return after(value, batches);
  }
}

async function* after<T>(first: T, rest: AsyncIterable<T>): AsyncGenerator<T> {
  yield first;
  yield* rest;
}
