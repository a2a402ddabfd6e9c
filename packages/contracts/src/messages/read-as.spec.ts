import { expect, it } from '@jest/globals';
import { readAsText } from './read-as.js';
import { faultTexts, readingTexts } from './reading.js';

it.each([
  [
    { format: 'csv', encoding: 'utf-8', delimiter: ';', lineEnd: '\n' },
    'x: read as CSV separated by semicolons, UTF-8',
  ],
  [
    { format: 'csv', encoding: 'utf-16le', delimiter: '|', lineEnd: '\r', hasTrailingDelimiter: true },
    'x: read as CSV separated by “|”, UTF-16LE; lines end with CR alone; every row ends with one delimiter more than the header: the empty cell is left out',
  ],
  [{ format: 'json', encoding: 'utf-8', list: 'orders' }, 'x: read as JSON, UTF-8; the rows under “orders”'],
] as const)('%j is said in words', (readAs, words) => {
  expect(readAsText('x', readAs, 'en')).toBe(words);
});

it('names the line from which on a file is in another encoding', () => {
  const said = readAsText('x', { format: 'ndjson', encoding: 'utf-8', firstBadLine: 7 }, 'pt-BR');
  expect(said).toContain('a partir da linha 7');
  expect(said).toContain('windows-1252');
});

it('both languages say the same things with the same values', () => {
  const names = (text: string) => [...new Set([...text.matchAll(/\{(\w+)[:}]/gu)].map((match) => match[1]))].sort();
  for (const texts of [readingTexts, faultTexts])
    for (const [key, text] of Object.entries(texts.en))
      expect(names((texts['pt-BR'] as Record<string, string>)[key] ?? '')).toEqual(names(text));
});
