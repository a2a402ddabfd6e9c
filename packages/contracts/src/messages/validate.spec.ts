import { expect, it } from '@jest/globals';
import { fillIn } from './fill-in.js';
import { localeOf, validateTexts } from './validate.js';

it('both languages say the same things with the same values', () => {
  const names = (text: string) => [...text.matchAll(/\{(\w+)[:}]/gu)].map((match) => match[1]).sort();
  for (const [key, text] of Object.entries(validateTexts.en)) {
    expect(names(validateTexts['pt-BR'][key as keyof typeof validateTexts.en])).toEqual(names(text));
  }
});

it('fillIn leaves names without a value alone', () => {
  expect(fillIn('{file}:{line} {other}', { file: 'a.csv', line: 3 })).toBe('a.csv:3 {other}');
});

it.each([
  [0, '0 messages'],
  [1, '1 message'],
  [2, '2 messages'],
])('fillIn knows one from many: %s', (count, expected) => {
  expect(fillIn('{count} {count:message|messages}', { count })).toBe(expected);
  expect(fillIn('{other:one|many}', { count })).toBe('{other:one|many}');
});

it('fillIn writes values as it is told', () => {
  expect(fillIn('{rows}', { rows: 541_909 }, (value) => value.toLocaleString('pt-BR'))).toBe('541.909');
});

it.each([
  ['pt_BR.UTF-8', 'pt-BR'],
  ['pt-PT', 'pt-BR'],
  ['PT', 'pt-BR'],
  ['en_US.UTF-8', 'en'],
  ['C.UTF-8', 'en'],
  ['ptx', 'en'],
  [undefined, 'en'],
])('LANG=%s speaks %s', (tag, expected) => {
  expect(localeOf(tag)).toBe(expected);
});
