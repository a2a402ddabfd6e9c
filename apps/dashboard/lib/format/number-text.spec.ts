import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { createNumberText, type TypedKind } from './number-text';

const portuguese = createNumberText({ locale: 'pt-BR', currency: 'BRL' });
const english = createNumberText({ locale: 'en', currency: 'USD' });
const languages = [
  { name: 'pt-BR', text: portuguese, group: '.', decimal: ',' },
  { name: 'en', text: english, group: ',', decimal: '.' },
];
const kinds = ['money', 'count', 'percent', 'decimal'] as const satisfies readonly TypedKind[];

describe('a number as people type it', () => {
  it.each<[string, TypedKind, string | null]>([
    ['59,90', 'money', '59.9'],
    ['R$ 59,90', 'money', '59.9'],
    ['R$\u00a01.234,50', 'money', '1234.5'],
    ['1.234', 'money', '1234'],
    ['-12', 'decimal', '-12'],
    ['− 12,5', 'decimal', '-12.5'],
    ['30', 'percent', '0.3'],
    ['30 %', 'percent', '0.3'],
    ['0,5%', 'percent', '0.005'],
    ['250', 'percent', '2.5'],
    ['007', 'count', '7'],
    ['-0,0', 'count', '0'],
  ])('in Portuguese "%s" (%s) is %s', (typed, kind, value) => {
    expect(portuguese.read(typed, kind)).toBe(value);
  });

  it.each<[string, TypedKind]>([
    ['59.90', 'money'],
    ['0.3', 'decimal'],
    ['0.300', 'decimal'],
    ['1.23,4', 'decimal'],
    ['12.34.567', 'decimal'],
    ['1,2,3', 'decimal'],
    ['30 %', 'money'],
    ['R$ 10', 'percent'],
    ['US$ 10', 'money'],
    ['1e3', 'decimal'],
    ['mil', 'decimal'],
    ['', 'decimal'],
    ['-', 'decimal'],
    [',5', 'decimal'],
    ['5,', 'decimal'],
    ['1 000', 'decimal'],
    ['123456789012', 'count'],
    ['0,12345', 'percent'],
  ])('in Portuguese "%s" (%s) is refused', (typed, kind) => {
    expect(portuguese.read(typed, kind)).toBeNull();
  });

  it('in English has point and comma the other way round', () => {
    expect(english.read('1,234.50', 'money')).toBe('1234.5');
    expect(english.read('$59.90', 'money')).toBe('59.9');
    expect(english.read('59,90', 'money')).toBeNull();
  });

  it('is said with the sign of its unit, and every place of it', () => {
    const said = [
      portuguese.say('59.905', 'money'),
      portuguese.say('0.3005', 'percent'),
      english.say('1234.5', 'decimal'),
    ];
    expect(said.map((text) => text.replace(/\s/g, ' '))).toEqual(['R$ 59,905', '30,05%', '1,234.5']);
  });

  it.each(languages)('comes back as it was written, in $name', ({ text }) => {
    const decimals = fc
      .tuple(fc.integer({ min: -999_999_999, max: 999_999_999 }), fc.integer({ min: 0, max: 999_999 }))
      .map(([whole, places]) => `${whole}.${String(places).padStart(6, '0')}`.replace(/\.?0+$/, ''));
    fc.assert(
      fc.property(decimals, fc.constantFrom(...kinds), (value, kind) => {
        const plain = value === '-0' || value === '' || value === '-' ? '0' : value;
        expect(text.read(text.write(plain, kind), kind)).toBe(plain);
      }),
    );
  });

  it.each(languages)('never changes its meaning: it is what its digits say, or nothing, in $name', (language) => {
    const { text, group, decimal } = language;
    const typed = fc.string({ unit: fc.constantFrom(...'0123456789.,- %'), maxLength: 12 });
    fc.assert(
      fc.property(typed, fc.constantFrom(...kinds), (words, kind) => {
        const value = text.read(words, kind);
        if (value === null) return;
        const said = Number(words.replaceAll(group, '').replace(decimal, '.').replace(/[ %]/g, ''));
        expect(Number(value)).toBeCloseTo(kind === 'percent' ? said / 100 : said, 6);
        expect(value).toMatch(/^-?(?:0|[1-9][0-9]{0,10})(?:\.[0-9]{1,6})?$/u);
      }),
      { numRuns: 2_000 },
    );
  });
});
