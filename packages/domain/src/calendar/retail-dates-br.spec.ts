import { describe, expect, it } from '@jest/globals';
import { type RetailDateId, retailDatesBR } from './retail-dates-br.js';

const of = (year: number, id: RetailDateId) => retailDatesBR(year).filter((date) => date.id === id);

describe('retail dates of Brazil', () => {
  it.each([
    ['mothersDay', 2026, '2026-05-10'],
    ['fathersDay', 2026, '2026-08-09'],
    // The day after the fourth Thursday, which is not always the fourth Friday.
    ['blackFriday', 2024, '2024-11-29'],
    ['blackFriday', 2026, '2026-11-27'],
    ['carnival', 2026, '2026-02-17'],
    ['easter', 2026, '2026-04-05'],
    ['christmas', 2026, '2026-12-25'],
  ] as const)('know %s of %i', (id, year, day) => {
    expect(of(year, id).map((date) => date.day)).toEqual([day]);
  });

  it('pay on the fifth business day: Saturdays count, Sundays and national holidays do not', () => {
    const days = of(2026, 'payday').map(({ day }) => day);
    expect(days).toHaveLength(12);
    // January begins with a holiday and has its first Sunday on the fourth; November with a Sunday and All Souls' on the second.
    expect([days[0], days[10]]).toEqual(['2026-01-07', '2026-11-07']);
  });

  it('stand in order, each within the days in which people buy for it', () => {
    const dates = retailDatesBR(2027);
    expect(dates).toEqual([...dates].sort((one, other) => one.day.localeCompare(other.day)));
    for (const { from, day, to } of dates) expect(from <= day && day <= to).toBe(true);
  });
});
