import { weekdayOf } from '@vitrine/domain';

/** Business dates are `YYYY-MM-DD` words without a zone; only `clockIn` looks at a clock, in the store's or tenant's zone. */
export interface WallClock {
  day: string;
  hour: number;
  minute: number;
  /** 1 = Monday … 7 = Sunday */
  weekday: number;
}

export function clockIn(timeZone: string, at: Date): WallClock {
  const parts = new Intl.DateTimeFormat('en-CA', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).formatToParts(at);
  const read = (type: Intl.DateTimeFormatPartTypes) => parts.find((part) => part.type === type)?.value ?? '';
  const day = `${read('year')}-${read('month')}-${read('day')}`;
  return { day, hour: Number(read('hour')), minute: Number(read('minute')), weekday: weekdayOf(day) };
}
