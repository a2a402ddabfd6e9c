import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import { answeredCodes, differences, unusedKeys } from '@vitrine/messages';
import { en, enFields, enKinds } from './en.js';
import { ptBR, ptBRFields, ptBRKinds } from './pt-BR.js';

const repository = fileURLToPath(new URL('../../../../', import.meta.url));
const sourcesOf = (folder: string): string[] =>
  readdirSync(join(repository, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.ts$/.test(file) && !/(^|\/)messages\/|\.spec\.ts$/.test(file))
    .map((file) => readFileSync(join(repository, folder, file), 'utf8'));
const own = sourcesOf('packages/platform/src');
const sources = [...own, ...sourcesOf('services/api/src')];

describe.each([
  ['problems', { en, 'pt-BR': ptBR }],
  ['faults of a field', { en: enFields, 'pt-BR': ptBRFields }],
  ['kinds of a value', { en: enKinds, 'pt-BR': ptBRKinds }],
])('the words of %s', (_, texts) => {
  it('are the same in both languages, with the same values', () => {
    expect(differences(texts)).toEqual([]);
  });

  it('are all said by somebody', () => {
    expect(unusedKeys(Object.keys(texts.en), sources)).toEqual([]);
  });
});

it('every problem that this package answers with has words', () => {
  expect(answeredCodes(own).filter((code) => !(code in en))).toEqual([]);
});
