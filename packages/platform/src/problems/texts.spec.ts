import { describe, expect, it } from '@jest/globals';
import { Texts } from './texts.js';

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

  it('knows one from many', () => {
    const waits = (seconds: number) => new Texts().problem('too_many_requests', 'en', { seconds }).detail;
    expect([waits(1), waits(30)]).toEqual(['Try again in 1 second.', 'Try again in 30 seconds.']);
  });

  it.each([
    ['number', 'Deve ser um número.', 'Must be a number.'],
    ['int', 'Deve ser um número inteiro.', 'Must be a whole number.'],
    ['string', 'Deve ser um texto.', 'Must be a text.'],
    ['boolean', 'Deve ser true ou false.', 'Must be true or false.'],
    ['array', 'Deve ser uma lista.', 'Must be a list.'],
    ['object', 'Deve ser um objeto.', 'Must be an object.'],
    ['record', 'Deve ser um objeto.', 'Must be an object.'],
    ['bigint', 'Deve ser de outro tipo.', 'Must be of another kind.'],
  ])('says in words what %s is', (expected, portuguese, english) => {
    const said = (locale: 'pt-BR' | 'en') => new Texts().field('wrong_type', locale, { expected });
    expect([said('pt-BR'), said('en')]).toEqual([portuguese, english]);
  });

  it('never answers without words', () => {
    expect(new Texts().problem('no_such_code', 'pt-BR').title).toMatch(/lado/);
    expect(new Texts().field('no_such_code', 'en')).toMatch(/not allowed/);
  });
});
