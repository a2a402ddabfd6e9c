import type { Period } from '@/lib/api/types';

/** Business dates (`YYYY-MM-DD`) are words without a zone. */
export interface DayFormats {
  date(day: string): string;
  shortDate(day: string): string;
  longDay(day: string): string;
  month(month: string): string;
  /** `1 – 2 nov`, `sex, 20/11`; with the year when it is not this one. */
  period(period: Period): string;
}

export function createDays(locale: string): DayFormats {
  const dates = (settings: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(locale, { timeZone: 'UTC', ...settings });
  const longDate = dates({ day: '2-digit', month: '2-digit', year: 'numeric' });
  const shortDate = dates({ day: 'numeric', month: 'short' });
  const longDay = dates({ weekday: 'long', day: 'numeric', month: 'long' });
  const monthName = dates({ month: 'short', year: '2-digit' });
  const oneDay = { weekday: 'short', day: '2-digit', month: '2-digit' } as const;
  const ofThisYear = { one: dates(oneDay), range: shortDate };
  const ofAnother = {
    one: dates({ ...oneDay, year: 'numeric' }),
    range: dates({ day: 'numeric', month: 'short', year: 'numeric' }),
  };
  return {
    date: (day) => longDate.format(noon(day)),
    shortDate: (day) => tidy(shortDate.format(noon(day))),
    longDay: (day) => longDay.format(noon(day)),
    month: (month) => tidy(monthName.format(noon(`${month}-15`))),
    period: ({ from, to }) => {
      const isThisYear = [from, to].every((day) => day.startsWith(`${new Date().getFullYear()}-`));
      const { one, range } = isThisYear ? ofThisYear : ofAnother;
      const text = from === to ? one.format(noon(from)) : range.formatRange(noon(from), noon(to));
      return tidy(text).replace(/ de (?=\d{4})/g, ' ');
    },
  };
}

function noon(day: string): Date {
  return new Date(`${day}T12:00:00Z`);
}

/** Server and browser disagree about thin spaces; dots of abbreviations would end sentences. */
export function tidy(date: string): string {
  return date
    .replace(/\s/g, ' ')
    .replace(/\.(?=[ ,]|$)/g, '')
    .replace(/ de (?=\p{L})/gu, ' ');
}
