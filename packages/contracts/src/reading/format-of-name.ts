import type { ReadAs } from '../read-as.js';

const FORMATS: ReadonlyMap<string, ReadAs['format']> = new Map([
  ['json', 'json'],
  ['ndjson', 'ndjson'],
  ['jsonl', 'ndjson'],
  ['csv', 'csv'],
  ['tsv', 'csv'],
]);

/** The format that a file's ending promises, packed or not; undefined for other endings. */
export function formatOfName(name: string): ReadAs['format'] | undefined {
  const [, ending = ''] = /\.([a-z]+)(?:\.gz)?$/iu.exec(name) ?? [];
  return FORMATS.get(ending.toLowerCase());
}
