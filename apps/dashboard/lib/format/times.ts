import { tidy } from './days';

export interface TimeFormats {
  /** `14:32`, in the zone of the shop unless another is given. */
  time(instant: string | number, timeZone?: string): string;
  hour(hour: number): string;
  /** `14:32:05` */
  clockTime(instant: string): string;
  /** `20/11/2026, 14:32` */
  moment(instant: string): string;
  /** `sáb, 21/11 08:00`, by the clock of a zone: a moment to come. */
  momentIn(instant: number, timeZone: string): string;
  /** `14:32`, with its day when that is not today, in the zone of the shop unless another is given: when something began. */
  since(instant: number, timeZone?: string): string;
  /** `12 s`, `3 min`, `5 h 40 min` */
  age(seconds: number): string;
}

const minutes = { hour: '2-digit', minute: '2-digit' } as const;
const days = { day: '2-digit', month: '2-digit' } as const;

/** Moments on the clock of one zone. */
export function createTimes(locale: string, timeZone: string): TimeFormats {
  const zoned = (settings: Intl.DateTimeFormatOptions, zone = timeZone) =>
    new Intl.DateTimeFormat(locale, { timeZone: zone, hourCycle: 'h23', ...settings });
  const withSeconds = zoned({ ...minutes, second: '2-digit' });
  const moment = zoned({ ...days, year: 'numeric', ...minutes });
  return {
    time: (instant, zone) => zoned(minutes, zone).format(new Date(instant)),
    hour: (hour) => `${String(hour).padStart(2, '0')}${locale.startsWith('pt') ? 'h' : ':00'}`,
    clockTime: (instant) => withSeconds.format(new Date(instant)),
    moment: (instant) => moment.format(new Date(instant)),
    momentIn: (instant, zone) =>
      tidy(zoned({ weekday: 'short', ...days, ...minutes }, zone).format(instant)).replace(/, (?=\d\d:)/, ' '),
    since: sinceWriter(zoned, timeZone),
    age,
  };
}

type Zoned = (settings: Intl.DateTimeFormatOptions, zone?: string) => Intl.DateTimeFormat;

/** The formats of a zone are made once: a list has a moment in each row. */
function sinceWriter(zoned: Zoned, ownZone: string): TimeFormats['since'] {
  const days = { day: '2-digit', month: '2-digit' } as const;
  const minutes = { hour: '2-digit', minute: '2-digit' } as const;
  const inZone = (zone: string) => ({
    date: zoned({ ...days, year: 'numeric' }, zone),
    time: zoned(minutes, zone),
    dayAndTime: zoned({ ...days, ...minutes }, zone),
  });
  const known = new Map<string, ReturnType<typeof inZone>>();
  return (instant, zone = ownZone) => {
    const { date, time, dayAndTime } = known.get(zone) ?? inZone(zone);
    known.set(zone, { date, time, dayAndTime });
    const isToday = date.format(instant) === date.format(new Date());
    return isToday ? time.format(instant) : tidy(dayAndTime.format(instant));
  };
}

function age(seconds: number): string {
  const minutes = Math.floor(seconds / 60);
  if (minutes < 1) return `${seconds} s`;
  if (minutes < 60) return `${minutes} min`;
  return [`${Math.floor(minutes / 60)} h`, ...(minutes % 60 > 0 ? [`${minutes % 60} min`] : [])].join(' ');
}
