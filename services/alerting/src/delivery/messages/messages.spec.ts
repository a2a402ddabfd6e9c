import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from '@jest/globals';
import { differences, unusedKeys } from '@vitrine/messages';
import { texts } from './texts.js';

const folder = fileURLToPath(new URL('../', import.meta.url));
const sources = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts') && !/(^|\/)messages\/|\.spec\.ts$/.test(file))
  .map((file) => readFileSync(join(folder, file), 'utf8'));

it('are the same in both languages, with the same values', () => {
  expect(differences(texts)).toEqual([]);
});

it('are all said by somebody', () => {
  expect(unusedKeys(Object.keys(texts.en), sources)).toEqual([]);
});
