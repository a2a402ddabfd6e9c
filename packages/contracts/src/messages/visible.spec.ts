import { expect, it } from '@jest/globals';
import { visible } from './visible.js';

it.each([
  ['Nota;Loja\r1;L1\r\n', 'Nota;Loja\\r1;L1\\r\\n'],
  ['\u001b[2Jgone', '\\u001b[2Jgone'],
  ['\u0085\u2028\u202Eevil', '\\u0085\\u2028\\u202eevil'],
  ['São Paulo “10 €”', 'São Paulo “10 €”'],
])('%j is shown as %s', (text, shown) => {
  expect(visible(text)).toBe(shown);
});
