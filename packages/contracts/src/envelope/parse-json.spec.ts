import { expect, it } from '@jest/globals';
import { parseJson } from './parse-json.js';

it.each([
  { text: '{"a":1}', value: { a: 1 } },
  { text: '\uFEFF{"a":1}', value: { a: 1 } },
  { text: 'null', value: null },
  { text: '\uFEFF', value: undefined },
  { text: '\uFEFF\uFEFF1', value: undefined },
  { text: '1\uFEFF', value: undefined },
])('$text is $value', ({ text, value }) => {
  expect(parseJson(text)).toEqual(value);
});
