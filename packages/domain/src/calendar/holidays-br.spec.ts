import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { weekdayOf } from './dates.js';
import { easterSunday, holidaysBR } from './holidays-br.js';

describe('easterSunday', () => {
  it.each([
    [2000, '2000-04-23'],
    [2008, '2008-03-23'],
    [2011, '2011-04-24'],
    [2019, '2019-04-21'],
    [2024, '2024-03-31'],
    [2025, '2025-04-20'],
    [2026, '2026-04-05'],
    [2038, '2038-04-25'],
  ])('of %i is %s', (year, day) => {
    expect(easterSunday(year)).toBe(day);
  });

  it('is a Sunday between 22 March and 25 April', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1583, max: 4099 }), (year) => {
        const easter = easterSunday(year);
        expect(weekdayOf(easter)).toBe(7);
        expect(easter >= `${year}-03-22` && easter <= `${year}-04-25`).toBe(true);
      }),
    );
  });
});

describe('holidaysBR', () => {
  it('has the ten national holidays of 2026 in order', () => {
    expect(
      holidaysBR(2026)
        .filter((holiday) => holiday.kind === 'national')
        .map((holiday) => holiday.day),
    ).toEqual([
      '2026-01-01',
      '2026-04-03',
      '2026-04-21',
      '2026-05-01',
      '2026-09-07',
      '2026-10-12',
      '2026-11-02',
      '2026-11-15',
      '2026-11-20',
      '2026-12-25',
    ]);
  });

  it('knows Black Consciousness Day from 2024 on', () => {
    const has = (year: number) => holidaysBR(year).some((holiday) => holiday.id === 'blackConsciousness');
    expect([has(2023), has(2024)]).toEqual([false, true]);
  });

  it('puts Carnival, Corpus Christi and Easter beside them as days that shops feel', () => {
    expect(holidaysBR(2026).filter((holiday) => holiday.kind === 'optional')).toEqual([
      { day: '2026-02-16', id: 'carnivalMonday', kind: 'optional' },
      { day: '2026-02-17', id: 'carnivalTuesday', kind: 'optional' },
      { day: '2026-04-05', id: 'easterSunday', kind: 'optional' },
      { day: '2026-06-04', id: 'corpusChristi', kind: 'optional' },
    ]);
  });
});
