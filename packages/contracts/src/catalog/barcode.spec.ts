import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { checkDigitOf, distinctBarcodes, gtin14Of, isBarcode, normaliseBarcode, soughtGtin14 } from './barcode.js';

const someBarcode = fc
  .tuple(fc.constantFrom(7, 11, 12, 13), fc.bigInt({ min: 1n, max: 9_999_999n }))
  .map(([length, number]) => String(number).padStart(length, '0'))
  .map((digits) => `${digits}${checkDigitOf(digits)}`);

describe('a bar code', () => {
  it.each(['2000000000015', '036000291452', '96385074', '10012345678902', '0036000291452'])('%s is one', (code) => {
    expect(isBarcode(code)).toBe(true);
  });

  it.each([
    ['another check digit', '2000000000016'],
    ['two digits swapped', '0306000291452'],
    ['a zero lost in front', '36000291452'],
    ['nine digits', '000000017'],
    ['fifteen digits', '000000000000017'],
    ['zeros alone', '0000000000000'],
    ['letters', '20000000000A5'],
    ['digits of another script', '٢٠٠٠٠٠٠٠٠٠٠١٥'],
    ['a number that a spreadsheet cut', '2E+12'],
    ['nothing', ''],
  ])('is none with %s', (_, code) => {
    expect(isBarcode(code)).toBe(false);
  });

  it('is one with its check digit and with no other, whatever zeros stand in front', () => {
    fc.assert(
      fc.property(someBarcode, fc.integer({ min: 1, max: 9 }), (code, off) => {
        const wrong = `${code.slice(0, -1)}${(Number(code.at(-1)) + off) % 10}`;
        expect([isBarcode(code), isBarcode(gtin14Of(code)), isBarcode(wrong)]).toEqual([true, true, false]);
      }),
    );
  });

  it('is read without the blanks that are printed in it', () => {
    expect(normaliseBarcode(' 2 000000 \u00A0000015\u200B')).toBe('2000000000015');
  });

  it('is kept once in the first of its spellings', () => {
    expect(distinctBarcodes(['036000291452', '0036000291452', '0 36000 29145 2', '96385074'])).toEqual([
      '036000291452',
      '96385074',
    ]);
  });

  it('is sought with or without its zeros, and only where a text can be one', () => {
    expect(['036000291452', '0036000291452', '36000291452', ' 0 36000 29145 2'].map(soughtGtin14)).toEqual(
      new Array(4).fill('00036000291452'),
    );
    expect(['', 'camisa', '12345', 'p-036000291452', '000000', '1'.repeat(15)].map(soughtGtin14)).toEqual(
      new Array(6).fill(undefined),
    );
  });
});
