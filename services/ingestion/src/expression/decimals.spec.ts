import { describe, expect, it } from '@jest/globals';
import { formatDecimal } from '@vitrine/domain';
import fc from 'fast-check';
import { type DecimalMark, readDecimal, readMarkedDecimal } from './decimals.js';

const amounts = fc.integer({ min: -(10 ** 13), max: 10 ** 13 });

/** An amount as a person writes it: digits before the mark in threes with a sign between them. */
function written(amountE4: number, mark: DecimalMark, sign: string): string {
  const [whole = '', fraction] = formatDecimal(amountE4, 4).split('.');
  const grouped = whole.replace(/[0-9](?=(?:[0-9]{3})+$)/gu, `$&${sign}`);
  return fraction === undefined ? grouped : `${grouped}${mark}${fraction}`;
}

describe('a decimal with a comma', () => {
  it.each([
    ['1.234,56', 12_345_600],
    ['1234,56', 12_345_600],
    ['1 234 567,8', 12_345_678_000],
    ['1\u202f234,5', 12_345_000],
    ["-1'234,50", -12_345_000],
    ['1.500', 15_000_000],
    ['+10,00', 100_000],
    [',5', 5_000],
  ])('%j is read', (text, amountE4) => expect(readMarkedDecimal(text, ',', 'Preco')).toBe(amountE4));

  it.each([
    '59.90',
    '1.5',
    '1.2.3,45',
    '1 2,5',
    '0.350',
    '1.234 567,8',
    '12.34.567',
    '1,234,56',
    '.123',
    '1,',
    '5-',
    'x',
  ])('%j is refused, never guessed', (text) =>
    expect(() => readMarkedDecimal(text, ',', 'Preco')).toThrow(fault('invalid_value')),
  );
});

describe('a decimal with a point', () => {
  it.each([
    ['1,234.56', 12_345_600],
    ['1234.56', 12_345_600],
    ['12,345', 123_450_000],
  ])('%j is read', (text, amountE4) => expect(readMarkedDecimal(text, '.', '')).toBe(amountE4));

  it.each(['59,90', '0,350', '1.234,56', '1,23,456.7'])('%j is refused', (text) =>
    expect(() => readMarkedDecimal(text, '.', 'Preco')).toThrow(fault('invalid_value')),
  );
});

it.each(['1,5', '+-5', '--5', '0x10', '1e3', 'Infinity', '1 000', '١', '5.', '1.00001'])(
  'without a mark %j is refused',
  (text) => expect(() => readDecimal(text, 'Preco')).toThrow(fault('invalid_value')),
);

it('an empty cell is no zero', () => {
  expect(() => readMarkedDecimal(' ', ',', 'Preco')).toThrow(fault('missing_field'));
});

it('every amount is read as it is written, and nothing that reads differently is', () => {
  const marks = fc.constantFrom<[DecimalMark, string]>(
    [',', '.'],
    [',', ' '],
    ['.', ','],
    ['.', "'"],
    [',', ''],
    ['.', ''],
  );
  fc.assert(
    fc.property(amounts, marks, (amountE4, [mark, sign]) => {
      expect(readMarkedDecimal(written(amountE4, mark, sign), mark, '')).toBe(amountE4);
    }),
  );
  const cells = fc.string({ unit: fc.constantFrom('0', '1', '9', ',', '.', ' ', '-', '+', 'x'), maxLength: 10 });
  fc.assert(
    fc.property(cells, fc.constantFrom<DecimalMark>(',', '.'), (cell, mark) => {
      const amountE4 = orNull(() => readMarkedDecimal(cell, mark, ''));
      if (amountE4 === null) return;
      const plain = cell.replace(mark, 'm').replace(/[,. ]/gu, '').replace('m', '.');
      expect(Number(plain) * 10_000).toBeCloseTo(amountE4, 0);
      expect(cell.split(mark)[0]).toMatch(/^ *[-+]?(?:[0-9]*|[1-9][0-9]{0,2}(?:[,. ][0-9]{3})*) *$/u);
    }),
    { numRuns: 5_000 },
  );
});

const fault = (code: string) => expect.objectContaining({ name: 'RowFault', code, column: 'Preco' });

function orNull(read: () => number): number | null {
  try {
    return read();
  } catch {
    return null;
  }
}
