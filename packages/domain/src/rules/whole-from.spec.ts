import { describe, expect, it } from '@jest/globals';
import { laterSince } from './counted-since.js';
import type { Condition, Judging, Span } from './rule.js';
import { WINDOW_BEFORE } from './rule.js';
import { wholeFromMs } from './whole-from.js';

const MINUTE_MS = 60_000;
const ZONE = 'America/Sao_Paulo';
/** A Tuesday; the clock is three hours behind. */
const at = (time: string, day = '2026-10-20'): number => Date.parse(`${day}T${time}:00-03:00`);
const since = at('07:56');
const measured = (span: Span, judging: Judging = { kind: 'value' }): Condition => ({
  ...{ kind: 'measured', span, judging, figure: () => 0, isEnough: () => true },
  thresholds: { side: 'above', warning: 1 },
});
const last = (minutes: number): Span => ({ kind: 'last', lengthMs: minutes * MINUTE_MS });
const from = (condition: Condition, counted: Record<string, number | null>) =>
  wholeFromMs({ grain: 'seller', condition }, { seller: counted }, [ZONE]);

describe('when a rule sees its whole window', () => {
  it.each<[string, Condition, Record<string, number | null>, number | undefined]>([
    ['a quarter of an hour', measured(last(15)), { seconds: since }, at('08:11')],
    ['three hours', measured(last(180)), { minutes: since }, at('10:56')],
    ['the next day', measured({ kind: 'soFar', of: 'day' }), { day: since }, at('00:00', '2026-10-21')],
    ['the next week', measured({ kind: 'soFar', of: 'week' }), { week: since }, at('00:00', '2026-10-26')],
    ['the next month', measured({ kind: 'soFar', of: 'month' }), { month: since }, at('00:00', '2026-11-01')],
    ['this day', measured({ kind: 'soFar', of: 'day' }), { day: at('00:00') }, at('00:00')],
    ['counted from the beginning', measured(last(15)), { seconds: null }, undefined],
    ['not counted yet', measured(last(15)), {}, undefined],
    ['a silence', { kind: 'silence', thresholds: { side: 'above', warning: 1 } }, { seconds: since }, undefined],
  ])('%s', (_, condition, counted, expected) => expect(from(condition, counted)).toBe(expected));

  it('reaches back twice as far where the window before is asked for', () => {
    const change: Judging = { kind: 'change', by: 'share', against: WINDOW_BEFORE };
    expect(from(measured(last(45), change), { seconds: since, minutes: since })).toBe(at('09:26'));
  });

  it('waits for the last of several windows, and for the last of several clocks', () => {
    const of = [measured(last(15)), measured(last(180))] as Extract<Condition, { kind: 'all' }>['of'];
    expect(from({ kind: 'any', of }, { seconds: since, minutes: since })).toBe(at('10:56'));
    const day = measured({ kind: 'soFar', of: 'day' });
    const zones = [ZONE, 'America/Manaus'];
    expect(wholeFromMs({ grain: 'seller', condition: day }, { seller: { day: since } }, zones)).toBe(
      at('01:00', '2026-10-21'),
    );
  });
});

it('of two places the later counts, and what one has counted from the beginning is not', () => {
  const one = { store: { seconds: null }, seller: { seconds: 5, day: null } };
  const other = { store: { seconds: 7 }, seller: { seconds: 3 }, product: { month: 2 } };
  const both = { store: { seconds: 7 }, seller: { seconds: 5, day: null }, product: { month: 2 } };
  expect(laterSince(one, other)).toEqual(both);
  expect(laterSince(other, one)).toEqual(both);
});
