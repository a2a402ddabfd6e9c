import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { cronOf, jobNames, nextRunMs, type Schedule, scheduledJobs } from './scheduled-jobs.js';

const divisors = [1, 2, 3, 4, 5, 6, 10, 12, 15, 20, 30, 60];
const schedules: fc.Arbitrary<Schedule> = fc.oneof(
  fc
    .constantFrom(...divisors)
    .chain((everyMinutes) => fc.nat(everyMinutes - 1).map((offsetMinutes) => ({ everyMinutes, offsetMinutes }))),
  fc
    .tuple(fc.nat(23), fc.nat(59))
    .map(([hour, minute]): Schedule => ({ dailyAt: `${hour}:${minute}` as `${number}:${number}` })),
);

/** Read a second time, as Kubernetes reads it: minute and hour are lists or stars. */
function isRunMinute(cron: string, ms: number): boolean {
  const [minutes = '', hours = ''] = cron.split(' ');
  const fits = (list: string, value: number) => list === '*' || list.split(',').map(Number).includes(value);
  const at = new Date(ms);
  return fits(minutes, at.getUTCMinutes()) && fits(hours, at.getUTCHours()) && ms % 60_000 === 0;
}

describe('a schedule', () => {
  it('begins next at the first minute that its cron expression names', () => {
    fc.assert(
      fc.property(schedules, fc.integer({ min: 0, max: 4e12 }), (schedule, afterMs) => {
        const cron = cronOf(schedule);
        let expected = Math.floor(afterMs / 60_000) * 60_000 + 60_000;
        while (!isRunMinute(cron, expected)) expected += 60_000;
        expect(nextRunMs(schedule, afterMs)).toBe(expected);
      }),
      { numRuns: 200, seed: 20_261_129 },
    );
  });

  it.each(jobNames)('of %s divides the hour', (name) => {
    const schedule: Schedule = scheduledJobs[name].schedule;
    if ('everyMinutes' in schedule) expect(60 % schedule.everyMinutes).toBe(0);
  });
});
