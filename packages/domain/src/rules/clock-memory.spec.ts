import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import { ClockMemory } from './clock-memory.js';
import { openingAt, type Schedule, type StoreClock, scheduleAt, wallDayAt } from './schedule.js';

const MINUTE_MS = 60_000;
const MIDNIGHT_MS = Date.parse('2026-11-20T00:00:00-03:00');
const clock: StoreClock = {
  timeZone: 'America/Sao_Paulo',
  hours: [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ weekday, from: 600, to: 1_320 })),
};
const schedule: Schedule = { openHoursOnly: true, quiet: [{ from: 720, to: 780 }] };

it('says what the clock says, also where a look steps back over an opening, a closing or midnight', () => {
  const edge = fc.constantFrom(0, 600, 720, 780, 1_320, 1_440).map((minute) => MIDNIGHT_MS + minute * MINUTE_MS);
  const look = fc.tuple(edge, fc.integer({ min: -5_000, max: 5_000 })).map(([atMs, offMs]) => atMs + offMs);
  const alike = fc.property(fc.array(look, { minLength: 2, maxLength: 40 }), (looks) => {
    const memory = new ClockMemory();
    for (const atMs of looks) {
      const { openedMs } = memory.openingAt(clock, atMs);
      const { isOn } = memory.scheduleAt(schedule, clock, atMs);
      const { day } = memory.wallDayAt(clock, atMs);
      expect([openedMs, isOn, day]).toEqual([
        openingAt(clock, atMs).openedMs,
        scheduleAt(schedule, clock, atMs).isOn,
        wallDayAt(clock.timeZone, atMs).day,
      ]);
    }
  });
  fc.assert(alike);
});

it('answers equal schedules with one answer, and different ones with their own', () => {
  const minute = fc.integer({ min: 0, max: 24 }).map((hour) => hour * 60);
  const span = fc.record({ from: minute, to: minute });
  const anySchedule: fc.Arbitrary<Schedule> = fc.record(
    {
      weekdays: fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1 }).map((days) => new Set(days)),
      between: span,
      openHoursOnly: fc.boolean(),
      quiet: fc.array(span, { maxLength: 2 }),
    },
    { requiredKeys: ['openHoursOnly', 'quiet'] },
  );
  fc.assert(
    fc.property(fc.array(anySchedule, { minLength: 1, maxLength: 6 }), fc.nat({ max: 7 * 24 }), (schedules, hours) => {
      const memory = new ClockMemory();
      const atMs = MIDNIGHT_MS + hours * 60 * MINUTE_MS;
      for (const one of schedules) {
        const answer = memory.scheduleAt(one, clock, atMs);
        expect(answer).toEqual({ ...scheduleAt(one, clock, atMs), fromMs: atMs });
        const { weekdays, ...rest } = one;
        const equal = { ...rest, ...(weekdays && { weekdays: new Set([...weekdays].reverse()) }) };
        expect(memory.scheduleAt(equal, clock, atMs)).toBe(answer);
      }
    }),
  );
});
