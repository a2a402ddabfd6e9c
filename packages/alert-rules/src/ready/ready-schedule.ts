import type { AlertSchedule } from '@vitrine/contracts';
import type { Schedule } from '@vitrine/domain';

const DAY_MINUTES = 1_440;

export function readySchedule({ weekdays, from, to, openHoursOnly, quiet }: AlertSchedule): Schedule {
  const isBound = from !== undefined || to !== undefined;
  return {
    ...(weekdays && { weekdays: new Set(weekdays) }),
    ...(isBound && { between: { from: from ? minuteOf(from) : 0, to: to ? minuteOf(to) : DAY_MINUTES } }),
    openHoursOnly,
    quiet: quiet.map((span) => ({ from: minuteOf(span.from), to: minuteOf(span.to) })),
  };
}

/** Minutes since midnight of `HH:MM`; 24:00 is the end of the day. */
export function minuteOf(time: string): number {
  const [hours, minutes] = time.split(':');
  return Number(hours) * 60 + Number(minutes);
}
