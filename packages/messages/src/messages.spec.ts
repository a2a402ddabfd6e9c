import { describe, expect, it } from '@jest/globals';
import { fillIn, knownLocale, localeOfTag, localeWished, speaker } from './index.js';

describe('filling in', () => {
  it('leaves names without a value alone', () => {
    expect(fillIn('{file}:{line} {other}', { file: 'a.csv', line: 3 })).toBe('a.csv:3 {other}');
  });

  it.each([
    [0, '0 messages'],
    [1, '1 message'],
    [2, '2 messages'],
  ])('knows one from many: %s', (count, expected) => {
    expect(fillIn('{count} {count:message|messages}', { count })).toBe(expected);
    expect(fillIn('{other:one|many}', { count })).toBe('{other:one|many}');
  });

  it('writes values as it is told', () => {
    expect(fillIn('{rows}', { rows: 541_909 }, (value) => value.toLocaleString('pt-BR'))).toBe('541.909');
  });

  it('does not read a value as a place of its own', () => {
    expect(fillIn('{a}', { a: '{b}', b: 'x' })).toBe('{b}');
  });
});

describe('the language', () => {
  it.each([
    ['pt_BR.UTF-8', 'pt-BR'],
    ['pt-PT', 'pt-BR'],
    ['PT', 'pt-BR'],
    ['pt@euro', 'pt-BR'],
    ['en_US.UTF-8', 'en'],
    ['C.UTF-8', undefined],
    ['ptx', undefined],
    ['', undefined],
  ])('of %s is %s', (tag, expected) => expect(localeOfTag(tag)).toBe(expected));

  it.each([
    ['en', 'en'],
    ['en-GB,en;q=0.9,pt;q=0.8', 'en'],
    ['pt;q=0.9, en;q=0.8', 'pt-BR'],
    ['pt-BR,pt;q=0.9,en;q=0.8', 'pt-BR'],
    ['pt-PT', 'pt-BR'],
    ['de, en;q=0.2, pt;q=0.7', 'pt-BR'],
    ['pt;q=0, en;q=0.1', 'en'],
    ['*', undefined],
    ['fr, de', undefined],
    ['en;q=0', undefined],
    [undefined, undefined],
  ])('wished for by %s is %s', (header, expected) => expect(localeWished(header)).toBe(expected));

  it('that was stored is spoken where it is known', () => {
    expect([knownLocale('pt-BR'), knownLocale('fr'), knownLocale(undefined, 'pt-BR')]).toEqual([
      'pt-BR',
      'en',
      'pt-BR',
    ]);
  });
});

describe('a speaker', () => {
  const general = { 'pt-BR': { failed: 'falhou', waits: 'espera' }, en: { failed: 'failed', waits: 'waits' } };
  const own = { 'pt-BR': { waits: 'faltam {count}' }, en: { waits: '{count} to go' } };
  const say = speaker<'failed' | 'waits' | 'other'>([own, general], 'en', { fallback: 'failed' });

  it('says what is nearest first', () => {
    expect(say('waits', { count: 3 })).toBe('3 to go');
    expect(say('failed')).toBe('failed');
  });

  it('falls back where nobody wrote words, to the key itself in the end', () => {
    expect(say('other')).toBe('failed');
    expect(speaker<string>([own], 'pt-BR')('other')).toBe('other');
  });
});
