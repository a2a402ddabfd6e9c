import { readFileSync } from 'node:fs';
import { expect, it } from '@jest/globals';
import { differences, unusedKeys } from '@vitrine/messages';
import { Texts } from '@vitrine/platform';
import { en } from './en.js';
import { ptBR } from './pt-BR.js';

it('says every problem of the door in both languages, and none that nobody answers with', () => {
  expect(differences({ en, 'pt-BR': ptBR })).toEqual([]);
  const sources = ['read-items', 'batch.controller'].map((name) =>
    readFileSync(new URL(`../${name}.ts`, import.meta.url), 'utf8'),
  );
  const ofAnyService = new Texts().codes();
  const own = Object.keys(en).filter((code) => !ofAnyService.includes(code));
  expect(unusedKeys(own, sources)).toEqual([]);
});
