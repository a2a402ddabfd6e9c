import { expect, it } from '@jest/globals';
import { formatOfName } from './format-of-name.js';

it.each([
  ['vendas.CSV', 'csv'],
  ['vendas.tsv.gz', 'csv'],
  ['vendas.jsonl', 'ndjson'],
  ['vendas.2026.json', 'json'],
  ['vendas.xlsx', undefined],
  ['vendas', undefined],
  ['vendas.constructor', undefined],
])('%s promises %s', (name, format) => {
  expect(formatOfName(name)).toBe(format);
});
