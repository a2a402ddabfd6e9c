import { addDays, type DateText, holidaysBR, type MinuteSpan, median, weekdayOf } from '@vitrine/domain';
import { ticketsIn } from '@vitrine/metrics';
import type { PastDay } from '../facts/tenant-facts.js';

/** What a day is like: one of the seven weekdays, or a national holiday. */
export type DayKind = number | 'holiday';

const holidays = new Map<string, ReadonlySet<DateText>>();

/** Whether Brazil's shops have a national holiday: hours and sales are those of no other day. */
export function isHoliday(day: DateText): boolean {
  const year = day.slice(0, 4);
  const known =
    holidays.get(year) ??
    new Set(holidaysBR(Number(year)).flatMap((one) => (one.kind === 'national' ? [one.day] : [])));
  holidays.set(year, known);
  return known.has(day);
}

/** Days of a few years; then it begins anew. */
const MOST_KINDS = 2_000;
const kinds = new Map<DateText, DayKind>();

export function kindOfDay(day: DateText): DayKind {
  const known = kinds.get(day);
  if (known !== undefined) return known;
  if (kinds.size >= MOST_KINDS) kinds.clear();
  const kind = isHoliday(day) ? 'holiday' : weekdayOf(day);
  kinds.set(day, kind);
  return kind;
}

/** How far back a day tells what is usual. */
export const USUAL_DAYS = 56;

/** Who sells less often on such a day has nothing usual within it: chance alone decides. */
const LEAST_TICKETS = 4;
const DAY: MinuteSpan = { from: 0, to: 1_440 };

export interface AlikeDays {
  readonly days: readonly PastDay[];
  /** Too little is sold on such days for any part of one to say something. */
  readonly isRare: boolean;
}

/** The days of the eight weeks before that are of the kind of this one, by a memory of its own: it is asked every few minutes. */
export function alikeDays(past: readonly PastDay[], day: DateText): AlikeDays {
  const memory = remembered.get(past) ?? { day: '', alike: NONE, isAlwaysRare: isAlwaysRare(past) };
  if (memory.day === day) return memory.alike;
  const alike = memory.isAlwaysRare ? { days: [], isRare: true } : findAlike(past, day);
  remembered.set(past, { ...memory, day, alike });
  return alike;
}

function findAlike(past: readonly PastDay[], day: DateText): AlikeDays {
  const [from, kind] = [addDays(day, -USUAL_DAYS), kindOfDay(day)];
  const days = past.filter((one) => one.day >= from && one.day < day && kindOfDay(one.day) === kind);
  return { days, isRare: days.length > 0 && median(days.map(ticketsOf)) < LEAST_TICKETS };
}

/** Not even on its two best days more was sold: no kind of day can have a median above. */
const isAlwaysRare = (past: readonly PastDay[]): boolean =>
  past.length > 2 && past.filter((day) => ticketsOf(day) >= LEAST_TICKETS).length < 2;

const ticketsOf = ({ sumsIn }: PastDay): number => ticketsIn(sumsIn(DAY));

interface Memory {
  readonly day: DateText;
  readonly alike: AlikeDays;
  readonly isAlwaysRare: boolean;
}

const NONE: AlikeDays = { days: [], isRare: false };
const remembered = new WeakMap<readonly PastDay[], Memory>();
