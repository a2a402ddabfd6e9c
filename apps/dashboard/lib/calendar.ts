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

export function addDays(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}

export function weekdayOf(day: string): number {
  return ((new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7) + 1;
}

/** Days from `from` to `to`, both included. */
export function lengthOf(period: { from: string; to: string }): number {
  return Math.round((Date.parse(period.to) - Date.parse(period.from)) / 86_400_000) + 1;
}

export function daysOf(period: { from: string; to: string }): string[] {
  return Array.from({ length: lengthOf(period) }, (_, index) => addDays(period.from, index));
}
