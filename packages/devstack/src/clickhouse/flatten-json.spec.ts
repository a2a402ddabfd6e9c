import { expect, it } from '@jest/globals';
import { flattenJson } from './flatten-json.js';

const flatten = (text: string) => {
  const { json, rows } = flattenJson(Buffer.from(text));
  return { json: json.toString(), rows };
};

it.each([
  ['{"a":1}\n\n{"a":2}\r\n', '{"a":1}  {"a":2}  ', 2],
  ['{"a":"x\\n\\"}{"}\n', '{"a":"x\\n\\"}{"} ', 1],
  ['[{"a":[1]},\n{"a":{}}]', '[{"a":[1]}, {"a":{}}]', 2],
  ['[1,[2]]\n[3,[]]', '[1,[2]] [3,[]]', 2],
  ['{"a":"çã\nb"}\n', '{"a":"çã\\nb"} ', 1],
  ['', '', 0],
])('%j becomes one line', (text, json, rows) => {
  expect(flatten(text)).toEqual({ json, rows });
});
