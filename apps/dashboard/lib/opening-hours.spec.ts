import { describe, expect, it } from '@jest/globals';
import { isYetToOpen, openState, restsToday } from './opening-hours';

const mall = [1, 2, 3, 4, 5, 6].map((weekday) => ({ weekday, opens: '10:00', closes: '22:00' }));
const friday = (hour: number, minute = 0) => ({ day: '2026-11-20', weekday: 5, hour, minute });

describe('opening hours', () => {
  it('is open until the closing time', () => {
    expect(openState(mall, friday(14, 32))).toEqual({ open: true, until: '22:00' });
  });

  it('is closed at night and says when it opens', () => {
    expect(openState(mall, friday(3))).toEqual({ open: false, opensOn: '2026-11-20', opensAt: '10:00' });
  });

  it('skips a day without hours', () => {
    const saturdayNight = { day: '2026-11-21', weekday: 6, hour: 23, minute: 0 };
    expect(openState(mall, saturdayNight)).toEqual({ open: false, opensOn: '2026-11-23', opensAt: '10:00' });
  });

  it('tells a day of rest from a day that has not begun', () => {
    expect(restsToday(mall, { day: '2026-11-22', weekday: 7, hour: 12, minute: 0 })).toBe(true);
    expect(restsToday(mall, friday(3))).toBe(false);
    expect(restsToday([], friday(3))).toBe(false);
  });

  it('follows a bar past midnight', () => {
    const bar = [{ weekday: 4, opens: '18:00', closes: '02:00' }];
    expect(openState(bar, friday(1))).toEqual({ open: true, until: '02:00' });
    expect(openState(bar, friday(2)).open).toBe(false);
  });

  it('never closes without hours, or with hours around the clock', () => {
    expect(openState([], friday(3))).toEqual({ open: true, until: null });
    expect(openState([{ weekday: 5, opens: '00:00', closes: '24:00' }], friday(3))).toEqual({
      open: true,
      until: null,
    });
  });

  it.each([
    ['before it opens', mall, friday(9, 59), true],
    ['once it has opened', mall, friday(10), false],
    ['after it has closed', mall, friday(23), false],
    ['on a day without hours', mall, { day: '2026-11-22', weekday: 7, hour: 12, minute: 0 }, true],
    ['while yesterday goes on', [{ weekday: 4, opens: '18:00', closes: '02:00' }], friday(1), false],
    ['without hours', [], friday(3), false],
  ])('has yet to open, or not: %s', (_when, hours, clock, expected) => {
    expect(isYetToOpen(hours, clock)).toBe(expected);
  });
});
