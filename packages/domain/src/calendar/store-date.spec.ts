import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { dateAtOffset, storeDateOf } from './store-date.js';
import { isTimeZone, offsetMsAt, UnknownTimeZone } from './time-zone.js';

const ZONES = [
  'America/Sao_Paulo',
  'America/Manaus',
  'America/Noronha',
  'Europe/London',
  'Europe/Lisbon',
  'America/New_York',
  'America/St_Johns',
  'Asia/Kathmandu',
  'Australia/Lord_Howe',
  'Pacific/Apia',
  'Pacific/Chatham',
  'Africa/Casablanca',
  'Asia/Tehran',
  'UTC',
];

const formats = new Map(
  ZONES.map((timeZone) => [
    timeZone,
    new Intl.DateTimeFormat('en-CA', {
      timeZone,
      hourCycle: 'h23',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      weekday: 'short',
    }),
  ]),
);

/** The slow answer, straight from Intl. */
function byIntl(instantMs: number, timeZone: string) {
  const parts = Object.fromEntries(
    formats
      .get(timeZone)
      ?.formatToParts(instantMs)
      .map((part) => [part.type, part.value]) ?? [],
  );
  return {
    soldOn: `${parts.year}-${parts.month}-${parts.day}`,
    hour: Number(parts.hour),
    minute: Number(parts.minute),
    weekday: ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'].indexOf(parts.weekday ?? '') + 1,
  };
}

describe('storeDateOf', () => {
  it.each([
    // Brazil's last summer time: 2018-11-04 at midnight the clock jumped to 01:00, 2019-02-17 at midnight back to 23:00.
    ['2018-11-04T02:59:59Z', 'America/Sao_Paulo', '2018-11-03', 23, 59],
    ['2018-11-04T03:00:00Z', 'America/Sao_Paulo', '2018-11-04', 1, 0],
    ['2019-02-17T01:59:59Z', 'America/Sao_Paulo', '2019-02-16', 23, 59],
    ['2019-02-17T02:00:00Z', 'America/Sao_Paulo', '2019-02-16', 23, 0],
    ['2019-02-17T03:00:00Z', 'America/Sao_Paulo', '2019-02-17', 0, 0],
    ['2026-01-15T02:59:59Z', 'America/Sao_Paulo', '2026-01-14', 23, 59],
    ['2011-03-27T00:59:59Z', 'Europe/London', '2011-03-27', 0, 59],
    ['2011-03-27T01:00:00Z', 'Europe/London', '2011-03-27', 2, 0],
    ['2011-10-30T00:59:59Z', 'Europe/London', '2011-10-30', 1, 59],
    ['2011-10-30T01:00:00Z', 'Europe/London', '2011-10-30', 1, 0],
    // Samoa had no 30 December 2011.
    ['2011-12-30T09:59:59Z', 'Pacific/Apia', '2011-12-29', 23, 59],
    ['2011-12-30T10:00:00Z', 'Pacific/Apia', '2011-12-31', 0, 0],
  ])('%s in %s is %s at %i:%i', (instant, timeZone, soldOn, hour, minute) => {
    expect(storeDateOf(new Date(instant), timeZone)).toMatchObject({ soldOn, hour, minute });
  });

  it('agrees with Intl for any instant from 1975 to 2040', () => {
    const instants = fc.integer({ min: Date.UTC(1975, 0, 1), max: Date.UTC(2040, 0, 1) });
    fc.assert(
      fc.property(instants, fc.constantFrom(...ZONES), (instantMs, timeZone) => {
        expect(storeDateOf(instantMs, timeZone)).toEqual(byIntl(instantMs, timeZone));
      }),
      { numRuns: 2_000 },
    );
  });

  it('agrees with Intl at every quarter of an hour around each change of the clock', () => {
    for (const timeZone of ['America/Sao_Paulo', 'Europe/London', 'Australia/Lord_Howe']) {
      for (const change of [
        '2018-11-04T03:00:00Z',
        '2019-02-17T02:00:00Z',
        '2018-10-28T01:00:00Z',
        '2018-10-06T15:30:00Z',
      ]) {
        for (let quarter = -100; quarter <= 100; quarter++) {
          const instantMs = Date.parse(change) + quarter * 900_000 - 1;
          expect(storeDateOf(instantMs, timeZone)).toEqual(byIntl(instantMs, timeZone));
        }
      }
    }
  });

  it('refuses unknown zones and instants that are no date', () => {
    expect(() => storeDateOf(0, 'Mars/Olympus')).toThrow(UnknownTimeZone);
    expect(() => storeDateOf(new Date('nonsense'), 'UTC')).toThrow(RangeError);
    expect(() => storeDateOf(Number.NaN, 'UTC')).toThrow(RangeError);
    expect(() => storeDateOf(Number.POSITIVE_INFINITY, 'UTC')).toThrow(RangeError);
    expect(isTimeZone('America/Sao_Paulo')).toBe(true);
    expect(isTimeZone('Mars/Olympus')).toBe(false);
    expect(isTimeZone('-03:00')).toBe(false);
  });

  it('survives instants of far-off centuries without filling the memory', () => {
    for (let year = 0; year < 25_000; year++) storeDateOf(year * 86_400_000 * 40, 'Asia/Tokyo');
    expect(storeDateOf(Date.UTC(2026, 10, 20, 15), 'Asia/Tokyo')).toMatchObject({ soldOn: '2026-11-21', hour: 0 });
    expect(offsetMsAt(Date.parse('-000100-06-01T00:00:00Z'), 'UTC')).toBe(0);
  });
});

describe('dateAtOffset', () => {
  it('uses the offset of the ticket itself', () => {
    expect(dateAtOffset(Date.parse('2026-11-20T01:30:00Z'), -180)).toEqual({
      soldOn: '2026-11-19',
      hour: 22,
      minute: 30,
      weekday: 4,
    });
    expect(dateAtOffset(Date.parse('1969-12-31T23:00:00Z'), 120)).toMatchObject({ soldOn: '1970-01-01', hour: 1 });
  });
});
