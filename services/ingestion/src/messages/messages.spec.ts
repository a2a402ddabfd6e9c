import { describe, expect, it } from '@jest/globals';
import { en } from './en.js';
import { languageOf } from './messages.js';
import { ptBR } from './pt-BR.js';

const keys = Object.keys(en) as (keyof typeof en)[];
const placesOf = (text: string) => [...new Set([...text.matchAll(/\{(\w+)\}/gu)].map(([, name]) => name))].sort();

describe('what an import says', () => {
  it.each(keys)('%s shows the same values in both languages', (key) => {
    expect(placesOf(ptBR[key])).toEqual(placesOf(en[key]));
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
