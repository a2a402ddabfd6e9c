import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { dayBegan, nextDigest, quietUntil } from './persons-clock.js';

const SAO_PAULO = 'America/Sao_Paulo';
const at = (text: string) => Date.parse(text);
const night = { quietFrom: '22:00', quietTo: '07:00', timeZone: SAO_PAULO };

describe("a person's clock", () => {
  it.each([
    ['2026-11-20T21:59:59-03:00', undefined],
    ['2026-11-20T22:00:00-03:00', '2026-11-21T07:00:00-03:00'],
    ['2026-11-21T06:59:59-03:00', '2026-11-21T07:00:00-03:00'],
    ['2026-11-21T07:00:00-03:00', undefined],
  ])('at %p is quiet until %p', (now, until) => {
    expect(quietUntil(at(now), night)).toBe(until && at(until));
  });

  it('knows quiet hours within a day, and none where both ends are one', () => {
    const lunch = { quietFrom: '12:00', quietTo: '13:00', timeZone: 'UTC' };
    expect(quietUntil(at('2026-11-20T12:30:00Z'), lunch)).toBe(at('2026-11-20T13:00:00Z'));
    expect(quietUntil(at('2026-11-20T11:59:00Z'), lunch)).toBeUndefined();
    expect(quietUntil(at('2026-11-20T12:30:00Z'), { ...lunch, quietTo: '12:00' })).toBeUndefined();
    expect(quietUntil(at('2026-11-20T12:30:00Z'), { ...lunch, quietTo: null })).toBeUndefined();
    expect(quietUntil(at('2026-11-20T23:30:00Z'), { ...lunch, quietFrom: '23:00', quietTo: '24:00' })).toBe(
      at('2026-11-21T00:00:00Z'),
    );
  });

  it('keeps to the wall where the clock is changed', () => {
    const berlin = { ...night, timeZone: 'Europe/Berlin' };
    expect(quietUntil(at('2026-03-28T23:00:00+01:00'), berlin)).toBe(at('2026-03-29T07:00:00+02:00'));
    expect(quietUntil(at('2026-10-24T23:00:00+02:00'), berlin)).toBe(at('2026-10-25T07:00:00+01:00'));
    expect(dayBegan(at('2026-03-29T12:00:00+02:00'), berlin.timeZone)).toBe(at('2026-03-29T00:00:00+01:00'));
  });

  it('has two digests a day', () => {
    expect(nextDigest(at('2026-11-20T07:59:00-03:00'), SAO_PAULO)).toBe(at('2026-11-20T08:00:00-03:00'));
    expect(nextDigest(at('2026-11-20T08:00:00-03:00'), SAO_PAULO)).toBe(at('2026-11-20T18:00:00-03:00'));
    expect(nextDigest(at('2026-11-20T18:00:00-03:00'), SAO_PAULO)).toBe(at('2026-11-21T08:00:00-03:00'));
  });

  it('always goes on: quiet hours end within a day, and then it is not quiet', () => {
    const minute = fc.integer({ min: 0, max: 1_439 });
    const text = (value: number) =>
      `${String(Math.floor(value / 60)).padStart(2, '0')}:${String(value % 60).padStart(2, '0')}`;
    const zone = fc.constantFrom(SAO_PAULO, 'Europe/Berlin', 'Australia/Lord_Howe', 'UTC');
    const moment = fc.integer({ min: at('2026-01-01T00:00:00Z'), max: at('2027-01-01T00:00:00Z') });
    fc.assert(
      fc.property(moment, minute, minute, zone, (nowMs, from, to, timeZone) => {
        const until = quietUntil(nowMs, { quietFrom: text(from), quietTo: text(to), timeZone });
        if (until === undefined) return;
        expect(until).toBeGreaterThan(nowMs);
        expect(until - nowMs).toBeLessThanOrEqual(25 * 3_600_000);
        expect(quietUntil(until, { quietFrom: text(from), quietTo: text(to), timeZone })).toBeUndefined();
      }),
    );
  });
});
