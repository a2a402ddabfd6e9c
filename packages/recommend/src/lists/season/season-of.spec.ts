import { describe, expect, it } from '@jest/globals';
import { addDays, type DateText } from '@vitrine/domain';
import { type CategoryDay, seasonsOf } from './season-of.js';

/** Two categories that sell alike each day; before Christmas toys sell three times as much. */
function salesOf(from: DateText, days: number, isMissing: (day: DateText) => boolean = () => false): CategoryDay[] {
  return Array.from({ length: days }, (_, at) => addDays(from, at))
    .filter((day) => !isMissing(day))
    .flatMap((day) => {
      const times = day.slice(5) >= '12-01' && day.slice(5) <= '12-25' ? 3 : 1;
      return [
        { category: 'brinquedos', day, salesE4: times * 1_000_000, lines: times * 10 },
        { category: 'roupas', day, salesE4: 1_000_000, lines: 10 },
      ];
    });
}

const christmas = (found: ReturnType<typeof seasonsOf>['found']) => found.filter(({ event }) => event === 'christmas');

describe('seasons', () => {
  it('are what sold more of everything before the same date a year ago', () => {
    const { found, unknown } = seasonsOf(salesOf('2025-01-01', 700), '2026-11-28');
    // 3 of 4 beside 1 of 2.
    expect(christmas(found)).toEqual([
      { category: 'brinquedos', event: 'christmas', date: '2026-12-25', times: 1.5, occasions: 1 },
    ]);
    expect(unknown.map(({ id }) => id)).not.toContain('christmas');
  });

  it('are unknown, not none, where the history does not reach back', () => {
    const { found, unknown } = seasonsOf(salesOf('2026-08-01', 119), '2026-11-28');
    expect(christmas(found)).toEqual([]);
    expect(unknown.map(({ id }) => id)).toContain('christmas');
  });

  it('are not judged by days that are missing', () => {
    const isMissing = (day: DateText) => day >= '2025-12-01' && day <= '2025-12-20';
    const { found, unknown } = seasonsOf(salesOf('2025-01-01', 700, isMissing), '2026-11-28');
    expect(christmas(found)).toEqual([]);
    expect(unknown.map(({ id }) => id)).toContain('christmas');
  });

  it('are not what few sales make look like one', () => {
    const few = salesOf('2025-01-01', 700).map((row) => ({ ...row, lines: row.lines / 10 }));
    expect(
      christmas(
        seasonsOf(
          few.filter(({ day }) => Number(day.slice(-2)) % 2 === 0),
          '2026-11-28',
        ).found,
      ),
    ).toEqual([]);
  });

  it('tell nothing of dates that are far away or over', () => {
    expect(christmas(seasonsOf(salesOf('2025-01-01', 700), '2026-11-01').found)).toEqual([]);
    expect(christmas(seasonsOf(salesOf('2025-01-01', 800), '2026-12-26').found)).toEqual([]);
  });
});
