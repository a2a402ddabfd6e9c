import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { firstLook, lookAgain, type OpenAlert } from './look-again.js';

const MINUTE = 60_000;
const open: OpenAlert = {
  ...{ openedMs: 0, remindedMs: null, escalatedTo: null, isOver: false, isTaken: false, snoozedUntilMs: null },
};
const waits = { reminderMinutes: 30, escalateMinutes: 45 };
const levels = ['region', 'network'];
const look = (minute: number, change: Partial<OpenAlert> = {}) =>
  lookAgain({ ...open, ...change }, waits, levels, minute * MINUTE);

describe('an alert that nobody has', () => {
  it('is looked at when its first wait is over, and never when it has none', () => {
    expect(firstLook(0, waits)).toBe(30 * MINUTE);
    expect(firstLook(0, {})).toBeNull();
    expect(firstLook(0, { reminderMinutes: 0, escalateMinutes: 10 })).toBe(10 * MINUTE);
  });

  it('is spoken of again, and goes up one level at a time', () => {
    expect(look(30)).toEqual({ remind: true, escalateTo: undefined, nextMs: 45 * MINUTE });
    expect(look(45, { remindedMs: 30 * MINUTE })).toEqual({ remind: false, escalateTo: 0, nextMs: 60 * MINUTE });
    expect(look(90, { remindedMs: 60 * MINUTE, escalatedTo: 'region' })).toEqual({
      ...{ remind: true, escalateTo: 1, nextMs: 120 * MINUTE },
    });
    expect(look(135, { remindedMs: 120 * MINUTE, escalatedTo: 'network' }).escalateTo).toBeUndefined();
  });

  it('rests while somebody has it, while it sleeps, and when it is over', () => {
    expect(look(45, { isTaken: true })).toEqual({ remind: false, escalateTo: undefined, nextMs: 75 * MINUTE });
    expect(look(45, { snoozedUntilMs: 300 * MINUTE }).nextMs).toBe(300 * MINUTE);
    expect(look(45, { isOver: true }).nextMs).toBeNull();
  });

  it('waits anew from where somebody opened it again', () => {
    const reopened = { openedMs: 200 * MINUTE };
    expect(look(200, reopened)).toEqual({ remind: false, escalateTo: undefined, nextMs: 230 * MINUTE });
    expect(look(245, { ...reopened, remindedMs: 230 * MINUTE })).toMatchObject({ remind: false, escalateTo: 0 });
  });

  it('whenever it is looked at, reaches every level once and is reminded of no oftener than asked', () => {
    const gaps = fc.array(fc.integer({ min: 1, max: 90 }), { minLength: 30, maxLength: 60 });
    fc.assert(
      fc.property(gaps, (minutes) => {
        let alert = open;
        let nowMs = 0;
        const reached: string[] = [];
        const reminded: number[] = [];
        for (const gap of minutes) {
          nowMs += gap * MINUTE;
          const { remind, escalateTo, nextMs } = lookAgain(alert, waits, levels, nowMs);
          if (escalateTo !== undefined) reached.push(levels[escalateTo] ?? '');
          if (remind) reminded.push(nowMs);
          alert = {
            ...alert,
            ...(remind && { remindedMs: nowMs }),
            ...(escalateTo !== undefined && { escalatedTo: levels[escalateTo] ?? null }),
          };
          expect(nextMs).toBeGreaterThan(nowMs);
        }
        expect(reached).toEqual(levels.slice(0, reached.length));
        if (nowMs > 180 * MINUTE) expect(reached.length).toBeGreaterThan(0);
        for (const [place, ms] of reminded.entries()) {
          expect(ms - (reminded[place - 1] ?? 0)).toBeGreaterThanOrEqual(30 * MINUTE);
        }
      }),
    );
  });
});
