import { describe, expect, it } from '@jest/globals';
import { createFormats } from './formats';

const settings = { currency: 'BRL', minorDigits: 2, timeZone: 'America/Sao_Paulo' };
const pt = createFormats({ ...settings, locale: 'pt-BR' });
const en = createFormats({ ...settings, locale: 'en' });
const plain = (text: string | undefined) => text?.replace(/\u00a0|\u202f/g, ' ');

describe('figures on the screen', () => {
  it('writes money exactly, however large', () => {
    expect(plain(pt.figure('1234.50', 'money'))).toBe('R$ 1.234,50');
    expect(plain(pt.figure('9007199254740993.01', 'money'))).toBe('R$ 9.007.199.254.740.993,01');
    expect(plain(en.figure('1234.50', 'money'))).toBe('R$1,234.50');
  });

  it('keeps nothing apart from zero', () => {
    expect(pt.figure(null, 'money')).toBe('—');
    expect(plain(pt.figure('0.00', 'money'))).toBe('R$ 0,00');
  });

  it('ends no line between a sign and its amount', () => {
    for (const format of [pt, en]) expect(format.signedMoney('-56359.08')).toMatch(/^-\u2060R\$/);
  });

  it('shortens large amounts', () => {
    expect(plain(pt.compact('1234567.00', 'money'))).toBe('R$ 1,2 mi');
    expect(plain(pt.compact('5750.85', 'amount'))).toBe('5,8 mil');
    expect(plain(pt.signedCompact('31500.00'))).toBe('+R$ 32 mil');
    expect(en.signedCompact('-56359.08')).toBe('-\u2060R$56K');
  });

  it('keeps a small amount of the heat map as the table says it', () => {
    expect(pt.compact('397.04', 'amount')).toBe('397');
  });

  it('writes shares of one column with the same digits', () => {
    expect([0.9947, 0.001, 0, null].map(pt.share)).toEqual(['99,47%', '0,10%', '0,00%', '—']);
  });

  it.each([
    { change: { kind: 'percent', value: 0.123, direction: 'up' }, kind: 'money', text: '+12,3%' },
    { change: { kind: 'amount', value: -0.008, direction: 'down' }, kind: 'percent', text: '-0,8 p.p.' },
    { change: { kind: 'percent', value: 0, direction: 'same' }, kind: 'count', text: '0,0%' },
    { change: { kind: 'amount', value: '12.01', direction: 'up' }, kind: 'money', text: '+R$ 12,01' },
    { change: { kind: 'amount', value: '-80.00', direction: 'down' }, kind: 'money', text: '-R$ 80,00' },
    { change: { kind: 'amount', value: -2, direction: 'down' }, kind: 'count', text: '-2' },
  ] as const)('writes a change as $text', ({ change, kind, text }) => {
    const written = pt.change(change, kind);
    expect(plain(written?.text)).toBe(text);
    expect(written).toMatchObject({ direction: change.direction, isNew: false });
  });

  it('leaves what is new to a word, and says nothing where there is nothing to say', () => {
    expect(pt.change({ kind: 'new', value: '9.00', direction: 'up' }, 'money')).toMatchObject({ isNew: true });
    expect(pt.change({ kind: 'none', value: null, direction: null, reason: 'no_base' }, 'money')).toBeNull();
    expect(pt.change(undefined, 'money')).toBeNull();
  });

  it.each([
    { effect: '-0.053217', kind: 'percent', text: '-\u20605,32 p.p.' },
    { effect: '0.4', kind: 'percent', text: '+40 p.p.' },
    { effect: '3', kind: 'count', text: '+3' },
    { effect: '-420.125', kind: 'money', text: '-\u2060R$ 420,12' },
    { effect: '0.5', kind: 'decimal', text: '+0,5' },
  ] as const)('writes what a part of a $kind did as $text, never a rate as if it were its own percentage', (of) => {
    expect(plain(pt.effect(of.effect, of.kind))).toBe(of.text);
  });

  it('tells since when on the clock that is asked for', () => {
    const now = Date.now();
    const utc = createFormats({ ...settings, timeZone: 'UTC', locale: 'pt-BR' });
    expect(utc.since(now, 'America/Manaus')).toBe(utc.time(now, 'America/Manaus'));
    expect(utc.since(now)).toBe(utc.time(now));
    expect(pt.since(Date.parse('2025-11-20T03:30:00Z'), 'America/Manaus')).toBe('19/11, 23:30');
  });

  it('tells times in the shop’s zone', () => {
    expect(pt.time('2026-11-20T17:32:00Z')).toBe('14:32');
  });

  it('names the year of a period unless it is this one', () => {
    const year = new Date().getFullYear();
    expect(plain(pt.period({ from: `${year}-03-01`, to: `${year}-03-02` }))).toBe('1 – 2 mar');
    expect(plain(pt.period({ from: '2019-01-01', to: '2019-01-02' }))).toBe('1 – 2 jan 2019');
    expect(plain(pt.period({ from: '2018-12-30', to: '2019-01-02' }))).toBe('30 dez 2018 – 2 jan 2019');
    expect(plain(pt.period({ from: '2019-01-01', to: '2019-01-01' }))).toBe('ter, 01/01/2019');
    expect(plain(en.period({ from: '2019-01-01', to: '2019-01-02' }))).toBe('Jan 1 – 2, 2019');
  });

  it('says how long ago in the units people use', () => {
    expect([12, 60, 3599, 7200, 20_445].map(pt.age)).toEqual(['12 s', '1 min', '59 min', '2 h', '5 h 40 min']);
  });

  it('says since when, with the day when it was not today', () => {
    // The shop's today, which is not the one of UTC every evening.
    const today = new Intl.DateTimeFormat('en-CA', { timeZone: settings.timeZone }).format();
    expect(pt.since(Date.parse(`${today}T15:00:00Z`))).toBe('12:00');
    expect(pt.since(Date.parse('2026-01-05T17:32:00Z'))).toMatch(/^05\/01,? 14:32$/);
  });
});
