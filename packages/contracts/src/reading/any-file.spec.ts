import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { ReadAs } from '../read-as.js';
import { ByteDecoder } from './byte-decoder.js';
import { CsvRows, NOT_TEXT } from './csv-rows.js';
import type { FileRow, RowReader } from './file-row.js';
import { JsonRows } from './json-rows.js';

/** How a test writes a file, and how it is read. */
interface Way {
  readonly format: ReadAs['format'];
  readonly encoding: 'utf8' | 'utf16le' | 'utf16be';
  readonly hasMark: boolean;
  readonly delimiter: string;
  readonly lineEnd: string;
  readonly hasLastEnd: boolean;
  readonly isWrapped: boolean;
  readonly chunk: number;
}

const COLUMNS = ['id', 'name', 'price'];

/** Any text without the sign for unreadable bytes, which is refused wherever it stands. */
const cell = fc
  .oneof(
    fc.string({
      unit: fc.constantFrom('a', 'é', '€', '😀', ' ', ',', ';', '\t', '|', '"', '\n', '\r', '7', '{', ']', '\\'),
    }),
    fc.string({ unit: 'grapheme', maxLength: 5 }),
  )
  .map((text) => text.replaceAll(NOT_TEXT, ''));
const table = fc.array(fc.tuple(cell, cell, cell), { minLength: 1, maxLength: 8 });
const way: fc.Arbitrary<Way> = fc.record({
  format: fc.constantFrom('csv' as const, 'ndjson' as const, 'json' as const),
  encoding: fc.constantFrom('utf8' as const, 'utf16le' as const, 'utf16be' as const),
  hasMark: fc.boolean(),
  delimiter: fc.constantFrom(',', ';', '\t', '|'),
  lineEnd: fc.constantFrom('\n', '\r\n', '\r'),
  hasLastEnd: fc.boolean(),
  isWrapped: fc.boolean(),
  chunk: fc.integer({ min: 1, max: 400 }),
});

function textOf(rows: readonly (readonly string[])[], { format, delimiter, lineEnd, hasLastEnd, isWrapped }: Way) {
  const quoted = (text: string) => (/[",;\t|\r\n]|^$/u.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
  const object = (row: readonly string[]) =>
    JSON.stringify(Object.fromEntries(row.map((value, at) => [COLUMNS[at] ?? '', value])));
  if (format === 'json') {
    const list = `[${rows.map(object).join(`,${lineEnd}`)}]`;
    return isWrapped ? `{"page":1,"orders":${list}}` : list;
  }
  const lines = format === 'csv' ? [COLUMNS, ...rows].map((row) => row.map(quoted).join(delimiter)) : rows.map(object);
  return lines.join(lineEnd) + (hasLastEnd ? lineEnd : '');
}

function bytesOf(text: string, { encoding, hasMark }: Way): Buffer {
  // Without a mark UTF-16 shows by its zero bytes; a table of a few odd signs has none.
  const marked = hasMark || encoding !== 'utf8' ? `\uFEFF${text}` : text;
  return encoding === 'utf8'
    ? Buffer.from(marked)
    : encoding === 'utf16le'
      ? Buffer.from(marked, 'utf16le')
      : Buffer.from(marked, 'utf16le').swap16();
}

function read(bytes: Buffer, { format, isWrapped, chunk }: Way) {
  const readAs: ReadAs = { format, encoding: 'utf-8' };
  const decoder = new ByteDecoder('x');
  const list = format === 'json' && isWrapped ? 'orders' : undefined;
  const reader: RowReader =
    format === 'csv'
      ? new CsvRows({ file: 'x', wanted: COLUMNS }, readAs)
      : new JsonRows({ file: 'x', wanted: COLUMNS, list }, readAs);
  const rows: FileRow[] = [];
  for (let at = 0; at < bytes.length; at += chunk)
    rows.push(...reader.push(decoder.push(bytes.subarray(at, at + chunk))));
  rows.push(...reader.push(decoder.end()), ...reader.end());
  return { rows, problem: reader.problem(), endsMidLine: readAs.endsMidLine === true };
}

const fieldsOf = (rows: readonly FileRow[]) => rows.map(({ fields }) => fields);

describe('any table, written in any way', () => {
  it('has the cells that were written', () => {
    fc.assert(
      fc.property(table, way, (rows, how) => {
        const found = read(bytesOf(textOf(rows, how), how), how);
        expect(found.problem).toBeNull();
        expect(found.rows.filter(({ fault }) => fault)).toEqual([]);
        expect(fieldsOf(found.rows)).toEqual(rows);
      }),
      { numRuns: 1000 },
    );
  });

  it('cut off anywhere gives no row that was not there, and says that the end is missing', () => {
    fc.assert(
      fc.property(table, way, fc.double({ min: 0, max: 1, noNaN: true }), (rows, how, part) => {
        const whole = bytesOf(textOf(rows, how), how);
        const bytes = whole.subarray(0, Math.floor(part * whole.length));
        let found: ReturnType<typeof read>;
        try {
          found = read(bytes, how);
        } catch (error) {
          expect(error).toMatchObject({ name: 'ReadingProblem' }); // within the header, or the mark
          return;
        }
        const sound = found.rows.filter(({ fault }) => fault === undefined);
        const isSaid = found.problem !== null || found.rows.length > sound.length || found.endsMidLine;
        // A file reported to lack its end may be short of the rest of its last cell.
        const certain = found.endsMidLine ? sound.slice(0, -1) : sound;
        expect(fieldsOf(certain)).toEqual(rows.slice(0, certain.length));
        if (sound.length < rows.length && !endsAtLineEnd(bytes, whole, how)) expect(isSaid).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });
});

/** Cut exactly there, a file of lines is another whole file of lines, and nothing in it shows the cut. Nor does an empty file. */
function endsAtLineEnd(bytes: Buffer, whole: Buffer, { format, encoding, hasMark }: Way): boolean {
  if (bytes.length <= (encoding === 'utf8' ? (hasMark ? 3 : 0) : 2)) return true;
  if (format === 'json') return false;
  const label = encoding === 'utf8' ? 'utf-8' : encoding === 'utf16le' ? 'utf-16le' : 'utf-16be';
  const text = (part: Buffer) => new TextDecoder(label).decode(part);
  const [kept, rest] = [text(bytes), text(whole).slice(text(bytes).length)];
  return /[\r\n]$/u.test(kept) || (format === 'ndjson' && /^[\r\n]/u.test(rest));
}
