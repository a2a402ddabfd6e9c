import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from '@jest/globals';
import { differences, unusedKeys } from '@vitrine/messages';
import { en } from './en.js';
import { ptBR } from './pt-BR.js';

const folder = new URL('..', import.meta.url);
const sources = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts') && !/spec|messages/u.test(name))
  .map((name) => readFileSync(new URL(name, folder), 'utf8'));

it('says the same in both languages, and nothing that nobody shows', () => {
  expect(differences({ en, 'pt-BR': ptBR })).toEqual([]);
  // What a message is about is named by what became of the alert, or by why it is told.
  const endings = ['recovered', 'over', 'saleVoided', 'saleReturned', 'saleCorrected', 'saleRestated', 'saleChanged'];
  const states = ['worsened', 'eased', 'restated', ...endings, 'reminder', 'escalation', 'test'];
  expect(unusedKeys(Object.keys(en), sources).filter((key) => !states.includes(key))).toEqual([]);
});
