import { expect, it } from '@jest/globals';
import { fillIn } from './fill-in.js';
import { localeOf, validateTexts } from './validate.js';

it('both languages say the same things with the same values', () => {
  const names = (text: string) => [...text.matchAll(/\{(\w+)\}/gu)].map((match) => match[1]).sort();
  for (const [key, text] of Object.entries(validateTexts.en)) {
    expect(names(validateTexts['pt-BR'][key as keyof typeof validateTexts.en])).toEqual(names(text));
  }
});

it('fillIn leaves names without a value alone', () => {
  expect(fillIn('{file}:{line} {other}', { file: 'a.csv', line: 3 })).toBe('a.csv:3 {other}');
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
