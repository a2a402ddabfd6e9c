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

  it('never answers without words', () => {
    expect(new Texts().problem('no_such_code', 'pt-BR').title).toMatch(/lado/);
    expect(new Texts().field('no_such_code', 'en')).toMatch(/not allowed/);
  });
});
