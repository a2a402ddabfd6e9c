import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  type MinutesOfDay,
  type OpenMinutes,
  openingAt,
  type Schedule,
  type StoreClock,
  scheduleAt,
  startOfDayMs,
  wallDayAt,
} from './schedule.js';

const MINUTE_MS = 60_000;
const DAY_MINUTES = 1_440;
const SAO_PAULO = 'America/Sao_Paulo';
const NEW_YORK = 'America/New_York';
/** A Monday, 0:00 in São Paulo, which has had no summer time since 2019. */
const MONDAY_MS = Date.parse('2026-11-23T03:00:00Z');

const minute = fc.integer({ min: 0, max: DAY_MINUTES - 1 });
const span = fc.record({ from: minute, to: minute }).filter(({ from, to }) => from !== to);
const opening = fc.record({
  weekday: fc.integer({ min: 1, max: 7 }),
  from: minute,
  lasts: fc.integer({ min: 1, max: 1_200 }),
});
const hours = fc
  .array(opening, { maxLength: 6 })
  .map((all) => all.map(({ weekday, from, lasts }): OpenMinutes => ({ weekday, from, to: from + lasts })));
const schedule = fc.record({
  weekdays: fc.option(fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1 }), { nil: undefined }),
  between: fc.option(span, { nil: undefined }),
  openHoursOnly: fc.boolean(),
  quiet: fc.array(span, { maxLength: 2 }),
});
const instant = fc.integer({ min: 0, max: 7 * DAY_MINUTES - 1 });

const scheduleOf = ({
  weekdays,
  between,
  ...rest
}: typeof schedule extends fc.Arbitrary<infer T> ? T : never): Schedule => ({
  ...rest,
  ...(weekdays && { weekdays: new Set(weekdays) }),
  ...(between && { between }),
});

/** Minutes since Monday, 0:00, as a weekday and a minute of it. */
const wallOf = (at: number) => ({ weekday: (Math.floor(at / DAY_MINUTES) % 7) + 1, minuteOfDay: at % DAY_MINUTES });
const dayBefore = (weekday: number) => (weekday === 1 ? 7 : weekday - 1);
/** Whether a span that begins on `weekday` holds at the wall's time; the night after belongs to the day on which it began. */
const holds = ({ from, to }: MinutesOfDay, at: number, isDay: (weekday: number) => boolean): boolean => {
  const { weekday, minuteOfDay } = wallOf(at);
  const end = to <= from ? to + DAY_MINUTES : to;
  const isToday = isDay(weekday) && from <= minuteOfDay && minuteOfDay < end;
  const isSinceYesterday = isDay(dayBefore(weekday)) && minuteOfDay + DAY_MINUTES < end;
  return isToday || isSinceYesterday;
};
const isOpen = (all: readonly OpenMinutes[], at: number) =>
  all.length === 0 || all.some((one) => holds({ from: one.from, to: one.to }, at, (day) => day === one.weekday));
/** What a person would say who looks at calendar and clock. */
const isOnByHand = ({ weekdays, between, openHoursOnly, quiet }: Schedule, all: readonly OpenMinutes[], at: number) => {
  const isDay = (day: number) => weekdays?.has(day) ?? true;
  const isPlanned = between ? holds(between, at, isDay) : isDay(wallOf(at).weekday);
  return (!openHoursOnly || isOpen(all, at)) && isPlanned && !quiet.some((one) => holds(one, at, () => true));
};

describe('when a rule is judged', () => {
  it('is what calendar and clock on the wall say, and holds as long as is said', () => {
    fc.assert(
      fc.property(schedule, hours, instant, (drawn, open, at) => {
        const rule = scheduleOf(drawn);
        const clock: StoreClock = { timeZone: SAO_PAULO, hours: open };
        const atMs = MONDAY_MS + at * MINUTE_MS;
        const { isOn, untilMs } = scheduleAt(rule, clock, atMs);
        expect(isOn).toBe(isOnByHand(rule, open, at));
        expect(untilMs).toBeGreaterThan(atMs);
        const until = at + (untilMs - atMs) / MINUTE_MS;
        for (let next = at; next < until; next += 7) expect(isOnByHand(rule, open, next)).toBe(isOn);
      }),
    );
  });

  it('follows the clock of the store over a change to winter time', () => {
    // On 1 November 2026 New York has the hour from 1:00 twice.
    const rule: Schedule = { between: { from: 120, to: 180 }, openHoursOnly: false, quiet: [] };
    const clock: StoreClock = { timeZone: NEW_YORK, hours: [] };
    const isOnAt = (text: string) => scheduleAt(rule, clock, Date.parse(text)).isOn;
    expect(['01:59:00-04:00', '01:30:00-05:00'].map((time) => isOnAt(`2026-11-01T${time}`))).toEqual([false, false]);
    expect(['02:00:00-05:00', '03:00:00-05:00'].map((time) => isOnAt(`2026-11-01T${time}`))).toEqual([true, false]);
  });
});

describe('when a store is open', () => {
  it('is since its opening, over midnight too, and joined where hours touch', () => {
    const clock: StoreClock = {
      timeZone: SAO_PAULO,
      hours: [
        { weekday: 1, from: 600, to: 840 },
        { weekday: 1, from: 840, to: 1_560 },
      ],
    };
    const at = (minutes: number) => MONDAY_MS + minutes * MINUTE_MS;
    const open = { openedMs: at(600), untilMs: at(1_560) };
    expect([600, 900, 1_500].map((minutes) => openingAt(clock, at(minutes)))).toEqual([open, open, open]);
    expect(openingAt(clock, at(599))).toEqual({ openedMs: undefined, untilMs: at(600) });
    expect(openingAt(clock, at(1_560)).openedMs).toBeUndefined();
  });

  it('is since ever where nobody knows its hours', () => {
    expect(openingAt({ timeZone: SAO_PAULO, hours: [] }, MONDAY_MS).openedMs).toBe(Number.NEGATIVE_INFINITY);
  });
});

describe('a day on the wall', () => {
  it('has 25 hours when summer time ends, and 23 when it begins', () => {
    const hoursOf = (text: string) => {
      const { day, fromMs, untilMs } = wallDayAt(NEW_YORK, Date.parse(text));
      expect(startOfDayMs(NEW_YORK, day)).toBe(fromMs);
      return [day, (untilMs - fromMs) / 3_600_000];
    };
    expect(hoursOf('2026-11-01T12:00:00-05:00')).toEqual(['2026-11-01', 25]);
    expect(hoursOf('2026-03-08T12:00:00-04:00')).toEqual(['2026-03-08', 23]);
  });
});
