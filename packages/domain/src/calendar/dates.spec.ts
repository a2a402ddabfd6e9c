import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  addDays,
  DateError,
  dateOfDayNumber,
  dayNumberOf,
  daysBetween,
  isoWeekOf,
  mondayOf,
  weekdayOf,
} from './dates.js';

const dates = fc.integer({ min: -20_000, max: 60_000 }).map(dateOfDayNumber);

describe('calendar days', () => {
  it('counts over the ends of months and years', () => {
    expect(addDays('2024-02-28', 1)).toBe('2024-02-29');
    expect(addDays('2023-02-28', 1)).toBe('2023-03-01');
    expect(addDays('2026-01-01', -1)).toBe('2025-12-31');
    expect(daysBetween('2025-12-31', '2026-01-01')).toBe(1);
    expect(daysBetween('2026-11-20', '2026-11-13')).toBe(-7);
  });

  it.each(['2026-02-30', '2026-13-01', '26-01-01', '2026-1-1', '', 'today', '2026-01-01T00:00:00Z'])(
    'refuses %j',
    (text) => {
      expect(() => dayNumberOf(text)).toThrow(DateError);
    },
  );

  it.each([
    ['2026-11-20', '2026-W47'],
    ['2021-01-03', '2020-W53'],
    ['2021-01-04', '2021-W01'],
    ['2018-12-31', '2019-W01'],
    ['2016-01-01', '2015-W53'],
  ])('%s lies in week %s', (date, week) => {
    expect(isoWeekOf(date)).toBe(week);
  });

  it('knows the weekday', () => {
    expect(weekdayOf('2026-11-20')).toBe(5);
    expect(weekdayOf('1969-12-31')).toBe(3);
  });

  it('adding and taking away days are each other’s opposite', () => {
    fc.assert(
      fc.property(dates, fc.integer({ min: -5_000, max: 5_000 }), (date, days) => {
        expect(addDays(addDays(date, days), -days)).toBe(date);
        expect(daysBetween(date, addDays(date, days))).toBe(days);
      }),
    );
  });

  it('a week has one number, shared by the seven days from its Monday', () => {
    fc.assert(
      fc.property(dates, (date) => {
        const monday = addDays(date, 1 - weekdayOf(date));
        expect(mondayOf(date)).toBe(monday);
        expect(weekdayOf(monday)).toBe(1);
        expect(isoWeekOf(date)).toBe(isoWeekOf(monday));
        expect(isoWeekOf(addDays(monday, 6))).toBe(isoWeekOf(monday));
        expect(isoWeekOf(addDays(monday, 7))).not.toBe(isoWeekOf(monday));
      }),
    );
  });
});
