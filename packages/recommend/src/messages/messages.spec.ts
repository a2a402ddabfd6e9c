import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { differences, pathsOf, unusedKeys } from '@vitrine/messages';
import { nextTexts } from './next.js';
import { pairTexts } from './pair.js';

const source = (file: string) => readFileSync(new URL(`../${file}`, import.meta.url), 'utf8');

describe('the words of recommendations', () => {
  it.each([
    ['pairs', pairTexts, ['explain/pair-sentence.ts']],
    ['customers', nextTexts, ['explain/next-sentence.ts']],
  ] as const)('of %s are the same in both languages, and all said', (_, texts, files) => {
    expect(differences(texts)).toEqual([]);
    expect(unusedKeys(new Set(pathsOf(texts.en).keys()), files.map(source))).toEqual([]);
  });
});
