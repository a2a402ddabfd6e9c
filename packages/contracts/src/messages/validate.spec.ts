import { expect, it } from '@jest/globals';
import { localeOf } from './validate.js';

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
