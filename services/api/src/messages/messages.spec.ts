import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import { answeredCodes, differences, unusedKeys } from '@vitrine/messages';
import { fieldTexts, problemTexts } from './problems.js';
import { sentences } from './sentences.js';
import { texts } from './texts.js';

const repository = fileURLToPath(new URL('../../../../', import.meta.url));
const sources = [
  'services/api/src',
  'packages/contracts/src/http',
  'packages/metrics/src',
  'packages/domain/src',
].flatMap((folder) =>
  readdirSync(join(repository, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.ts$/.test(file) && !/(^|\/)messages\/|\.spec\.ts$/.test(file))
    .map((file) => readFileSync(join(repository, folder, file), 'utf8')),
);

describe.each([
  ['problems', problemTexts],
  ['faults of a field', fieldTexts],
  ['sentences', sentences],
])('the words of %s', (_, words) => {
  it('are the same in both languages, with the same values', () => {
    expect(differences(words)).toEqual([]);
  });

  it('are all said by somebody', () => {
    expect(unusedKeys(Object.keys(words.en), sources)).toEqual([]);
  });
});

it('every problem that the api answers with has words', () => {
  const worded = texts.codes();
  expect(answeredCodes(sources).filter((code) => !worded.includes(code))).toEqual([]);
});
