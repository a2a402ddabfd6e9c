import { describe, expect, it } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { CsvScanner } from './csv-scanner.js';

const field = fc.string({ unit: fc.constantFrom('a', 'é', ' ', ',', '"', '\n', '7') });
const quoted = (text: string) => (/[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

/** The same text cut into pieces of a few characters. */
function scan(text: string, size: number) {
  const scanner = new CsvScanner({ delimiter: ',', lineEnd: '\n' });
  const pieces = Array.from({ length: Math.ceil(text.length / size) }, (_, piece) =>
    text.slice(piece * size, (piece + 1) * size),
  );
  return [...pieces.flatMap((piece) => scanner.push(piece)), ...scanner.end()];
}

describe('CsvScanner', () => {
  it('agrees with csv-parse, wherever the chunks are cut', () => {
    const file = fc.array(fc.array(field, { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(file, fc.integer({ min: 1, max: 9 }), fc.constantFrom('\n', '\r\n'), (records, size, lineEnd) => {
        const text = records.map((record) => record.map(quoted).join(',')).join(lineEnd);
        const expected: unknown = parse(text, { relax_column_count: true, skip_empty_lines: true });
        expect(scan(text, size).map((row) => row.fields)).toEqual(expected);
      }),
    );
  });

  it('knows on which line of the file a record begins', () => {
    const rows = scan('h,i\n"two\nlines",1\n\nx,"y"\nz,w', 3);
    expect(rows.map(({ line, raw }) => [line, raw])).toEqual([
      [1, 'h,i'],
      [2, '"two\nlines",1'],
      [5, 'x,"y"'],
      [6, 'z,w'],
    ]);
  });

  it('gives up on a quote that never closes, and reads on after its line', () => {
    const long = `a,"open\n${'b,c\n'.repeat(300_000)}`;
    const rows = scan(long, 65_536);
    expect(rows[0]).toMatchObject({ fields: ['a,"open'], line: 1 });
    expect(rows).toHaveLength(300_001);
    expect(rows.at(-1)).toMatchObject({ fields: ['b', 'c'], line: 300_001 });
  });
});
