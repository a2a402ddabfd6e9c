import { describe, expect, it } from '@jest/globals';
import { localeOf, Texts } from './texts.js';

describe('localeOf', () => {
  it.each([
    ['pt-BR,pt;q=0.9,en;q=0.8', 'pt-BR'],
    ['pt-PT', 'pt-BR'],
    ['en-GB', 'en'],
    ['de, en;q=0.2, pt;q=0.7', 'pt-BR'],
    ['pt;q=0, en;q=0.1', 'en'],
    ['de', undefined],
    ['*', undefined],
    [undefined, undefined],
  ])('reads %p as %p', (header, locale) => expect(localeOf(header)).toBe(locale));
});

describe('Texts', () => {
  it('fills in parameters and leaves what it does not know', () => {
    const texts = new Texts({ en: { locked: { title: 'Wait', detail: 'until {time}, {other}' } }, 'pt-BR': {} });
    expect(texts.problem('locked', 'en', { time: '10:00' }).detail).toBe('until 10:00, {other}');
  });

  it('adds an example where there is one', () => {
    expect(new Texts().field('missing_field', 'en', { example: '2026-11-20' })).toBe(
      'Is missing. Example: 2026-11-20.',
    );
    expect(new Texts().field('missing_field', 'pt-BR')).toBe('Está faltando.');
  });

  it('never answers without words', () => {
    expect(new Texts().problem('no_such_code', 'pt-BR').title).toMatch(/lado/);
    expect(new Texts().field('no_such_code', 'en')).toMatch(/not allowed/);
  });
});
