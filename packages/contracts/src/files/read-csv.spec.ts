import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { delimiterOf, readCsv } from './read-csv.js';

const cellsOf = (text: string) => [...readCsv(text)].map((row) => row.cells);

describe('readCsv', () => {
  it.each([
    [
      'a,b\r\nc,d',
      [
        ['a', 'b'],
        ['c', 'd'],
      ],
    ],
    [
      'a;b,c;d\n1;2;3',
      [
        ['a', 'b,c', 'd'],
        ['1', '2', '3'],
      ],
    ],
    [
      'a\tb\n1\t2\n',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    [
      '\uFEFFa,b\n\n1,',
      [
        ['a', 'b'],
        ['1', ''],
      ],
    ],
    [
      'a,"b,""c"""\n"x"y,',
      [
        ['a', 'b,"c"'],
        ['xy', ''],
      ],
    ],
    ['a,"never ends\n1,2', [['a', 'never ends\n1,2']]],
    ['a,b\rc', [['a', 'b\rc']]],
    ['', []],
  ])('reads %j', (text, expected) => {
    expect(cellsOf(text)).toEqual(expected);
  });

  it('counts lines inside quotes', () => {
    expect([...readCsv('a,b\n"1\n2\n3",x\n4,y')].map((row) => row.line)).toEqual([1, 2, 5]);
  });

  it('reads back any table that was written with quotes', () => {
    const table = fc.array(fc.array(fc.string({ unit: 'grapheme' }), { minLength: 2, maxLength: 4 }), { minLength: 1 });
    fc.assert(
      fc.property(table, (rows) => {
        const text = rows.map((cells) => cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(',')).join('\r\n');
        expect([...readCsv(text, ',')].map((row) => row.cells)).toEqual(rows);
      }),
    );
  });
});

it('delimiterOf looks at the first line only and prefers the comma', () => {
  expect([delimiterOf('a;b\n1,2,3'), delimiterOf('a'), delimiterOf('a\tb;c\td')]).toEqual([';', ',', '\t']);
});
