import { addDays, type DateText } from './dates.js';

/** Stable ids; people read names from message files. */
export type HolidayId =
  | 'newYear'
  | 'carnivalMonday'
  | 'carnivalTuesday'
  | 'goodFriday'
  | 'easterSunday'
  | 'tiradentes'
  | 'labourDay'
  | 'corpusChristi'
  | 'independenceDay'
  | 'ourLadyOfAparecida'
  | 'allSouls'
  | 'republicDay'
  | 'blackConsciousness'
  | 'christmas';

export interface Holiday {
  readonly day: DateText;
  readonly id: HolidayId;
  /** `optional`: no national holiday by law, but shops notice it. */
  readonly kind: 'national' | 'optional';
}

/** Easter Sunday of the Gregorian calendar (Meeus, Jones and Butcher). */
export function easterSunday(year: number): DateText {
  const golden = year % 19;
  const century = Math.floor(year / 100);
  const yearOfCentury = year % 100;
  const moonShift = Math.floor((century - Math.floor((century + 8) / 25) + 1) / 3);
  const epact = (19 * golden + century - Math.floor(century / 4) - moonShift + 15) % 30;
  const weekdayShift = (32 + 2 * (century % 4) + 2 * Math.floor(yearOfCentury / 4) - epact - (yearOfCentury % 4)) % 7;
  const correction = Math.floor((golden + 11 * epact + 22 * weekdayShift) / 451);
  const daysFromMarch = epact + weekdayShift - 7 * correction + 114;
  return dateText(year, Math.floor(daysFromMarch / 31), (daysFromMarch % 31) + 1);
}

const FIXED: readonly { month: number; day: number; id: HolidayId; since?: number }[] = [
  { month: 1, day: 1, id: 'newYear' },
  { month: 4, day: 21, id: 'tiradentes' },
  { month: 5, day: 1, id: 'labourDay' },
  { month: 9, day: 7, id: 'independenceDay' },
  { month: 10, day: 12, id: 'ourLadyOfAparecida' },
  { month: 11, day: 2, id: 'allSouls' },
  { month: 11, day: 15, id: 'republicDay' },
  { month: 11, day: 20, id: 'blackConsciousness', since: 2024 }, // national by law 14.759 of 2023
  { month: 12, day: 25, id: 'christmas' },
];

const MOVING: readonly { fromEaster: number; id: HolidayId; kind: Holiday['kind'] }[] = [
  { fromEaster: -48, id: 'carnivalMonday', kind: 'optional' },
  { fromEaster: -47, id: 'carnivalTuesday', kind: 'optional' },
  { fromEaster: -2, id: 'goodFriday', kind: 'national' },
  { fromEaster: 0, id: 'easterSunday', kind: 'optional' },
  { fromEaster: 60, id: 'corpusChristi', kind: 'optional' },
];

/** Brazil's holidays of a year, in order of the calendar. */
export function holidaysBR(year: number): Holiday[] {
  const easter = easterSunday(year);
  const fixed = FIXED.filter(({ since = 0 }) => year >= since).map(
    ({ month, day, id }): Holiday => ({ day: dateText(year, month, day), id, kind: 'national' }),
  );
  const moving = MOVING.map(({ fromEaster, id, kind }): Holiday => ({ day: addDays(easter, fromEaster), id, kind }));
  return [...fixed, ...moving].sort((a, b) => (a.day < b.day ? -1 : 1));
}

function dateText(year: number, month: number, day: number): DateText {
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}
