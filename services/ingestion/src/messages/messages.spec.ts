import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import { differences, unusedKeys } from '@vitrine/messages';
import { en } from './en.js';
import { languageOf } from './messages.js';
import { ptBR } from './pt-BR.js';

const folder = fileURLToPath(new URL('..', import.meta.url));
const sources = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter((file) => /\.ts$/.test(file) && !/messages\/(en|pt-BR)\.ts$|\.spec\.ts$/.test(file))
  .map((file) => readFileSync(join(folder, file), 'utf8'));

describe('what an import says', () => {
  it('is the same in both languages, with the same values', () => {
    expect(differences({ en, 'pt-BR': ptBR })).toEqual([]);
  });

  it('has no words that nobody says', () => {
    expect(unusedKeys(Object.keys(en), sources)).toEqual([]);
  });

  it.each([
    { count: 1, portuguese: 'linha lida', english: 'row read' },
    { count: 541_909, portuguese: 'linhas lidas', english: 'rows read' },
  ])('counts $count as people do', ({ count, portuguese, english }) => {
    expect(languageOf('pt_BR.UTF-8').say('readRows', { count })).toBe(portuguese);
    expect(languageOf('C.UTF-8').say('readRows', { count })).toBe(english);
  });

  it('writes numbers as the language does', () => {
    expect(languageOf('pt_BR').say('waiting', { behind: 25_900 })).toContain('25.900');
    expect(languageOf('en_GB').say('waiting', { behind: 25_900 })).toContain('25,900');
  });
});
