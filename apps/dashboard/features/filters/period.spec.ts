import { describe, expect, it } from '@jest/globals';
import { comparedSoFar, isReadable, movePeriod, periodOf, weeksBefore } from './period';

const today = '2026-11-20';

describe('the period in the URL', () => {
  it.each([
    ['today', '2026-11-20', '2026-11-20'],
    ['yesterday', '2026-11-19', '2026-11-19'],
    ['last7', '2026-11-14', '2026-11-20'],
    ['month', '2026-11-01', '2026-11-20'],
    ['2026-10-01..2026-10-31', '2026-10-01', '2026-10-31'],
    ['2026-10-31..2026-10-01', '2026-11-20', '2026-11-20'],
    ['nonsense', '2026-11-20', '2026-11-20'],
  ])('%s is %s to %s', (text, from, to) => {
    expect(periodOf(text, today)).toEqual({ from, to });
  });

  it.each([
    ['last30', true],
    ['2026-10-01..2026-10-31', true],
    ['2026-10-31..2026-10-01', false],
    ['2026-02-31..2026-03-01', false],
    ['0000-01-01..0000-01-02', false],
    ['1900-01-01..2099-12-31', false],
    ['2026-10-01..2026-10-31..2026-11-01', false],
    ['xyz', false],
  ])('%s is readable: %s', (text, expected) => {
    expect(isReadable(text)).toBe(expected);
  });

  it('compares thirty days with the thirty of five weeks before', () => {
    expect(weeksBefore({ from: '2026-10-22', to: today })).toEqual({ from: '2026-09-17', to: '2026-10-16' });
    expect(weeksBefore({ from: today, to: today })).toEqual({ from: '2026-11-13', to: '2026-11-13' });
  });

  it('moves by its own length', () => {
    expect(movePeriod({ from: today, to: today }, -1)).toBe('2026-11-19..2026-11-19');
    expect(movePeriod({ from: '2026-11-14', to: today }, -1)).toBe('2026-11-07..2026-11-13');
  });

  it('counts of the compared days those that are laid over the days until today', () => {
    const week = { from: '2026-11-07', to: '2026-11-13' };
    expect(comparedSoFar(week, { from: '2026-11-14', to: today }, today)).toEqual(week);
    const october = { from: '2026-10-01', to: '2026-10-30' };
    const running = comparedSoFar(october, { from: '2026-11-01', to: '2026-11-30' }, today);
    expect(running).toEqual({ from: '2026-10-01', to: '2026-10-20' });
  });
});
