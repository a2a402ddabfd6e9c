import { describe, expect, it } from '@jest/globals';
import type { ReadAs } from '../read-as.js';
import { type CsvOptions, CsvRows } from './csv-rows.js';

function read(text: string, options: Partial<CsvOptions> = {}) {
  const readAs: ReadAs = { format: 'csv', encoding: 'utf-8' };
  const reader = new CsvRows({ file: 'x.csv', ...options }, readAs);
  const rows = reader.push(text).concat(reader.end());
  return { rows, readAs, columns: reader.columns, problem: reader.problem() };
}

const cellsOf = (text: string, options?: Partial<CsvOptions>) =>
  read(text, options).rows.map(({ fields, fault }) => (fault ? fault.text : fields));

describe('the rows of a CSV file', () => {
  it('have the cells of their columns, whatever the dialect', () => {
    expect(cellsOf('a;b\r\n1;2\r\n')).toEqual([['1', '2']]);
    expect(cellsOf('a\tb\n1\t\n')).toEqual([['1', '']]);
    expect(cellsOf('Nota;Loja\r1;São Paulo\r2;L2\r')).toEqual([
      ['1', 'São Paulo'],
      ['2', 'L2'],
    ]);
    expect(cellsOf('1;2,5\n', { header: ['a', 'b'] })).toEqual([['1', '2,5']]);
  });

  it('know their line below what Excel writes first', () => {
    expect(read('sep=;\na;b\n1;2\n').rows).toEqual([{ fields: ['1', '2'], line: 3, raw: '1;2' }]);
  });

  it('say how many cells they have when it is another number than the columns', () => {
    const { rows } = read('a,b,c\n1,2\n1,2,3\n1,2,3,4\n');
    expect(rows.map(({ line, fault }) => [line, fault?.code, fault?.values])).toEqual([
      [2, 'invalid_columns', { cells: 2, columns: 3 }],
      [3, undefined, undefined],
      [4, 'invalid_columns', { cells: 4, columns: 3 }],
    ]);
  });

  it('may all end with one delimiter more than the header', () => {
    const { rows, readAs } = read('a;b\n1;10,00;\n2;;\n');
    expect(rows.map(({ fields }) => fields)).toEqual([
      ['1', '10,00'],
      ['2', ''],
    ]);
    expect(readAs.hasTrailingDelimiter).toBe(true);
  });

  it('are refused when only some of them do, or when the delimiter may be the sign of a decimal', () => {
    expect(cellsOf('a;b\n1;2;\n1;2\n')).toEqual(['otherWidth', ['1', '2']]);
    expect(cellsOf('id,price,note\n1,10,00,\n')).toEqual(['otherWidth']);
  });

  it('are refused for a byte that is no text in a column that counts, and only then', () => {
    const text = 'id;name;note\n1;Caf\uFFFD;\n2;Chá;\uFFFD\n';
    expect(cellsOf(text, { wanted: ['id', 'name'] })).toEqual(['notText', ['2', 'Chá', '\uFFFD']]);
    expect(read(text).rows.map(({ fault }) => [fault?.code, fault?.column])).toEqual([
      ['invalid_encoding', 'name'],
      ['invalid_encoding', 'note'],
    ]);
    expect(read(text).readAs.firstBadLine).toBe(2);
  });
});

describe('the header of a CSV file', () => {
  it('may have blanks, marks and accents written in two ways', () => {
    const { columns } = read('"\uFEFFid" ;"Preço "\n1;2\n', { wanted: ['Preço'.normalize('NFD')] });
    expect(columns).toEqual(['id', 'Preço'.normalize('NFD')]);
  });

  it.each([
    { what: 'another encoding', text: 'id;Pre\uFFFDo\n', reason: 'badHeaderEncoding' },
    { what: 'a broken quote', text: '"id"x;b\n1;2\n', reason: 'openQuote' },
  ])('stops the reading with $what', ({ text, reason }) => {
    expect(() => read(text)).toThrow(expect.objectContaining({ reason }));
  });
});

describe('a quote that is never closed', () => {
  it('stops the reading at the end, for what follows may be text or rows', () => {
    const { rows, problem } = read('a,b\n1,2\n3,"open\n4,5\n');
    expect(rows.map(({ fields }) => fields)).toEqual([['1', '2']]);
    expect(problem).toMatchObject({ reason: 'openQuote', details: { file: 'x.csv', line: '3' } });
  });

  it('costs its line when a later quote would close it within a cell', () => {
    expect(cellsOf('a,b\n1,"open\n2,"b"\n3,4\n')).toEqual(['brokenQuote', ['2', 'b'], ['3', '4']]);
  });
});
