import { addDays, type DateText, weekdayOf } from './dates.js';
import { easterSunday, holidaysBR } from './holidays-br.js';

/** Dates that people in Brazil buy for; people read names from message files. */
export const retailDateIds = [
  'payday',
  'backToSchool',
  'carnival',
  'easter',
  'mothersDay',
  'valentinesDay',
  'saoJoao',
  'fathersDay',
  'childrensDay',
  'blackFriday',
  'christmas',
  'newYear',
] as const;
export type RetailDateId = (typeof retailDateIds)[number];

export interface RetailDate {
  readonly id: RetailDateId;
  readonly day: DateText;
  /** The days in which people buy for it, both included. */
  readonly from: DateText;
  readonly to: DateText;
}

const SUNDAY = 7;

/** The retail dates of a year, in order of the calendar. Payday is the fifth business day of a month, by the labour law (CLT, article 459). */
export function retailDatesBR(year: number): RetailDate[] {
  const easter = easterSunday(year);
  const date = (id: RetailDateId, day: DateText, daysBefore: number, daysAfter = 0): RetailDate => ({
    ...{ id, day },
    from: addDays(day, -daysBefore),
    to: addDays(day, daysAfter),
  });
  return [
    ...paydays(year).map((day) => date('payday', day, 0, 3)),
    date('backToSchool', `${year}-02-01`, 21, 6),
    date('carnival', addDays(easter, -47), 14),
    date('easter', easter, 14),
    date('mothersDay', nth(year, 5, SUNDAY, 2), 14),
    date('valentinesDay', `${year}-06-12`, 10),
    date('saoJoao', `${year}-06-24`, 14),
    date('fathersDay', nth(year, 8, SUNDAY, 2), 14),
    date('childrensDay', `${year}-10-12`, 14),
    date('blackFriday', addDays(nth(year, 11, 4, 4), 1), 4, 3),
    date('christmas', `${year}-12-25`, 24),
    date('newYear', `${year}-12-31`, 5),
  ].sort((one, other) => (one.day < other.day ? -1 : 1));
}

/** The n-th weekday of a month. */
function nth(year: number, month: number, weekday: number, n: number): DateText {
  const first = `${year}-${String(month).padStart(2, '0')}-01`;
  return addDays(first, ((weekday - weekdayOf(first) + 7) % 7) + 7 * (n - 1));
}

/** Saturdays are business days for wages, Sundays and national holidays are none. */
function paydays(year: number): DateText[] {
  const shut = new Set(holidaysBR(year).flatMap(({ day, kind }) => (kind === 'national' ? [day] : [])));
  return Array.from({ length: 12 }, (_, month) => {
    let day = `${year}-${String(month + 1).padStart(2, '0')}-01`;
    for (let business = 0; ; day = addDays(day, 1)) {
      if (weekdayOf(day) !== SUNDAY && !shut.has(day)) business++;
      if (business === 5) return day;
    }
  });
}
