import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import { differences, unusedKeys } from '@vitrine/messages';
import { columnTexts } from './columns.js';
import { en } from './en.js';
import { expectedTexts } from './expected.js';
import { ptBR } from './pt-BR.js';
import { readAsTexts } from './read-as-texts.js';
import { faultTexts, readingTexts } from './reading.js';
import { validateTexts } from './validate.js';

const folders = {
  errors: { 'pt-BR': ptBR, en },
  columns: columnTexts,
  expected: expectedTexts,
  faults: faultTexts,
  reading: readingTexts,
  readAs: readAsTexts,
  validate: validateTexts,
};

/** The sources that may use them: contracts itself, the reading of files, and the judging of tickets. */
const repository = fileURLToPath(new URL('../../../../', import.meta.url));
const speakers = ['packages/contracts', 'services/ingestion', 'services/processing', 'scripts'];
const sources = speakers.flatMap((folder) =>
  readdirSync(join(repository, folder), { recursive: true, encoding: 'utf8' })
    .filter(
      (file) =>
        /\.m?[jt]s$/.test(file) && !/(^|\/)(node_modules|dist)\/|messages\/(?!read-as\.ts)|\.spec\.ts$/.test(file),
    )
    .map((file) => readFileSync(join(repository, folder, file), 'utf8')),
);

describe.each(Object.entries(folders))('the words of %s', (_, texts) => {
  it('are the same in both languages, with the same values', () => {
    expect(differences(texts)).toEqual([]);
  });

  it('are all said by somebody', () => {
    const words = Object.keys(texts.en).filter((key) => /^\w+$/.test(key)); // a sign says itself
    expect(unusedKeys(words, sources)).toEqual([]);
  });
});
