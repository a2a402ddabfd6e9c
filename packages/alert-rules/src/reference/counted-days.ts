import { addDays, type DateText } from '@vitrine/domain';
import { ticketsIn } from '@vitrine/metrics';
import type { PastDay } from '../facts/tenant-facts.js';
import { type DayKind, kindOfDay, USUAL_DAYS } from './days-of-kind.js';

const DAY = { from: 0, to: 1_440 };

/** A day that is over, with the sales of it. */
export interface CountedDay {
  readonly day: DateText;
  readonly kind: DayKind;
  readonly tickets: number;
  readonly past: PastDay;
}

const counted = new WeakMap<readonly PastDay[], readonly CountedDay[]>();

/** Counted once: they are asked for on every day. */
export function countedDays(past: readonly PastDay[]): readonly CountedDay[] {
  const known =
    counted.get(past) ??
    past.map((one) => ({
      day: one.day,
      kind: kindOfDay(one.day),
      tickets: ticketsIn(one.sumsIn(DAY)),
      past: one,
    }));
  counted.set(past, known);
  return known;
}

let asked = { day: '', first: '' };

/** The first of the eight weeks before a day; asked many times for the same. */
export function firstUsualDay(day: DateText): DateText {
  if (asked.day !== day) asked = { day, first: addDays(day, -USUAL_DAYS) };
  return asked.first;
}

/** The days of the eight weeks before this one that tell what is usual: no holidays. */
export function usualDays<Day extends CountedDay>(counted: readonly Day[], day: DateText): Day[] {
  const from = firstUsualDay(day);
  return counted.filter((one) => one.day >= from && one.day < day && one.kind !== 'holiday');
}

/** A day of a seller or a product, with what its store sold. */
export interface PartDay extends CountedDay {
  readonly ofStore: number;
}

const parts = new WeakMap<readonly PastDay[], readonly PartDay[]>();

/** Counted once, too. */
export function partDays(past: readonly PastDay[], ofStore: readonly PastDay[]): readonly PartDay[] {
  const stores = ticketsByDay(ofStore);
  const known = parts.get(past) ?? countedDays(past).map((one) => ({ ...one, ofStore: stores.get(one.day) ?? 0 }));
  parts.set(past, known);
  return known;
}

const hours = new WeakMap<PastDay, readonly number[]>();

/** The sales of these days in each hour. */
export function ticketsByHour(days: readonly CountedDay[]): number[] {
  const sums = new Array<number>(24).fill(0);
  for (const { past } of days)
    for (const [hour, tickets] of hoursOf(past).entries()) sums[hour] = (sums[hour] as number) + tickets;
  return sums;
}

function hoursOf(past: PastDay): readonly number[] {
  const known =
    hours.get(past) ??
    Array.from({ length: 24 }, (_, hour) => ticketsIn(past.sumsIn({ from: hour * 60, to: (hour + 1) * 60 })));
  hours.set(past, known);
  return known;
}

const byDay = new WeakMap<readonly PastDay[], ReadonlyMap<DateText, number>>();

function ticketsByDay(past: readonly PastDay[]): ReadonlyMap<DateText, number> {
  const known = byDay.get(past) ?? new Map(countedDays(past).map(({ day, tickets }) => [day, tickets]));
  byDay.set(past, known);
  return known;
}

const best = new WeakMap<readonly PastDay[], number>();

/** What was sold on the second best of these days: a subject that never sold more on two of them hardly sells at all. */
export function bestOf(past: readonly PastDay[]): number {
  const known =
    best.get(past) ??
    countedDays(past)
      .map(({ tickets }) => tickets)
      .sort((a, b) => b - a)[1] ??
    0;
  best.set(past, known);
  return known;
}
