import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { differences, pathsOf, unusedKeys } from '@vitrine/messages';
import { bundleTexts, lowTexts, missingTexts } from './lists.js';
import { nextTexts } from './next.js';
import { pairTexts } from './pair.js';
import { promoteTexts } from './promote.js';

const source = (file: string) => readFileSync(new URL(`../${file}`, import.meta.url), 'utf8');

describe('the words of recommendations', () => {
  it.each([
    ['pairs', pairTexts, ['explain/pair-sentence.ts', 'explain/cold-sentence.ts']],
    ['customers', nextTexts, ['explain/next-sentence.ts']],
    // Events and codes are said by their own names.
    ['promote', promoteTexts, ['lists/sentences/say-promote.ts', '../../domain/src/calendar/retail-dates-br.ts']],
    ['low performers', lowTexts, ['lists/sentences/say-low.ts', '../../metrics/src/findings/low/cause-of.ts']],
    ['bundles', bundleTexts, ['lists/sentences/say-bundle.ts']],
    [
      'what is missing',
      missingTexts,
      ['lists/sentences/say-missing.ts', 'lists/missing/missing.ts', 'lists/stored/stored.ts'],
    ],
  ] as const)('of %s are the same in both languages, and all said', (_, texts, files) => {
    expect(differences(texts)).toEqual([]);
    expect(unusedKeys(new Set(pathsOf(texts.en).keys()), files.map(source))).toEqual([]);
  });
});
