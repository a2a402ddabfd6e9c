import { describe, expect, it } from '@jest/globals';
import { snoozeUntil } from './snooze-presets';

const at = (choice: Parameters<typeof snoozeUntil>[0], now: string, zone = 'America/Sao_Paulo') =>
  snoozeUntil(choice, new Date(now), zone).toISOString();

describe('until when an alert is put aside', () => {
  it('is some time from now, or the next morning by the clock of the store', () => {
    const friday = '2026-11-20T17:30:00Z';
    expect(at('halfHour', friday)).toBe('2026-11-20T18:00:00.000Z');
    expect(at('twoHours', friday)).toBe('2026-11-20T19:30:00.000Z');
    expect(at('tomorrow', friday)).toBe('2026-11-21T11:00:00.000Z');
    expect(at('tomorrow', friday, 'America/Noronha')).toBe('2026-11-21T10:00:00.000Z');
  });

  it('is tomorrow by the clock of the store, not by that of the browser', () => {
    // In São Paulo it is still Friday night.
    expect(at('tomorrow', '2026-11-21T01:30:00Z')).toBe('2026-11-21T11:00:00.000Z');
  });

  it('is a Monday to come, on a Monday the next one', () => {
    expect(at('monday', '2026-11-20T17:30:00Z')).toBe('2026-11-23T11:00:00.000Z');
    expect(at('monday', '2026-11-23T12:00:00Z')).toBe('2026-11-30T11:00:00.000Z');
  });

  it('keeps the morning where the clocks change in the night before', () => {
    expect(at('tomorrow', '2026-10-24T12:00:00Z', 'Europe/Lisbon')).toBe('2026-10-25T08:00:00.000Z');
    expect(at('tomorrow', '2026-03-28T12:00:00Z', 'Europe/Lisbon')).toBe('2026-03-29T07:00:00.000Z');
  });
});
