import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { differences, pathsOf, unusedKeys } from '@vitrine/messages';
import { notReadyTexts } from './not-ready.js';
import { sentenceTexts } from './sentence.js';
import { stepTexts } from './steps.js';
import { templateTexts } from './templates.js';

const folders = ['ready', 'sentence', 'templates'];
const sources = folders.flatMap((folder) =>
  readdirSync(new URL(`../${folder}/`, import.meta.url))
    .filter((file) => !file.endsWith('.spec.ts'))
    .map((file) => readFileSync(new URL(`../${folder}/${file}`, import.meta.url), 'utf8')),
);
/** Many keys are words of the contract. */
const contract = new URL('../../../contracts/src/http/alert-rules.ts', import.meta.url);
sources.push(readFileSync(contract, 'utf8'));

describe('the words of rules', () => {
  it.each([
    ['templates', templateTexts],
    ['sentences', sentenceTexts],
    ['rules that cannot be watched', notReadyTexts],
  ] as const)('of %s are the same in both languages', (_, texts) => {
    expect(differences(texts)).toEqual([]);
  });

  it('of next steps are as many in both languages, for every template', () => {
    const counts = (locale: 'pt-BR' | 'en') =>
      Object.entries(stepTexts[locale]).map(([key, { length }]) => [key, length]);
    expect(counts('pt-BR')).toEqual(counts('en'));
    expect(Object.keys(stepTexts.en)).toEqual([...Object.keys(templateTexts.en), 'lowPerformer']);
  });

  it('are all said', () => {
    const sided = /(?:Below|Above)$/u;
    const keys = [...pathsOf(notReadyTexts.en).keys(), ...pathsOf(sentenceTexts.en).keys()];
    expect(unusedKeys(new Set(keys.map((key) => key.replace(sided, ''))), sources)).toEqual([]);
  });
});
