import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from '@jest/globals';
import { answeredCodes, differences, unusedKeys } from '@vitrine/messages';
import { Texts } from '@vitrine/platform';
import { en } from './en.js';
import { ptBR } from './pt-BR.js';
import { texts } from './texts.js';

const door = new URL('../', import.meta.url);
const sources = readdirSync(door)
  .filter((file) => /(?<!\.spec)\.ts$/u.test(file))
  .map((file) => readFileSync(new URL(file, door), 'utf8'));

it('says every problem of the door in both languages, and none that nobody answers with', () => {
  expect(differences({ en, 'pt-BR': ptBR })).toEqual([]);
  const ofAnyService = new Texts().codes();
  const own = Object.keys(en).filter((code) => !ofAnyService.includes(code));
  expect(unusedKeys(own, sources)).toEqual([]);
});

it('every problem that the door answers with has words', () => {
  const worded = texts.codes();
  expect(answeredCodes(sources).filter((code) => !worded.includes(code))).toEqual([]);
});
