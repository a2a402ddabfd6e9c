import { type DateText, type ExpectedSales, median, SPREAD_PER_MAD, type Subject } from '@vitrine/domain';
import { idsOfKey, subjectKey } from '@vitrine/metrics';
import type { TenantFacts } from '../facts/tenant-facts.js';
import {
  bestOf,
  type CountedDay,
  countedDays,
  firstUsualDay,
  type PartDay,
  partDays,
  ticketsByHour,
  usualDays,
} from './counted-days.js';
import { type DayKind, isHoliday, kindOfDay } from './days-of-kind.js';

/** Fewer days of a kind are too little history. */
const ENOUGH = 3;
/** Who sells less on a whole day cannot fall silent by more than chance for days. */
const LEAST_A_DAY = 2;
/** Days of a store differ by so much at least, of anything in it by more: a squared share. */
const LEAST_NOISE = { store: 0.004, part: 0.01 } as const;
/** The hours of all days weigh as much as one more day of the kind. */
const POOLED_DAYS = 1;
/** What a part sells of its store on all days weighs as much as so many days of the kind. */
const POOLED_PART_DAYS = 4;
const HOURS = 24;

/**
 * How many sales are usual by each minute of a day, from the eight weeks before it. A store's day: the median of days of the kind, or, where
 * the goals of days have told their sales better, what a real of goal brought, times the goal of the day. Its hours: those of days of the
 * kind, drawn a little to those of all days. A seller's or product's day: their part of the store's sales on days of the kind, drawn to
 * their part on all days.
 *
 * @returns null where nothing is to be judged (a holiday, or hardly anything is sold), undefined while there is too little history
 */
export function expectedSalesOf(subject: Subject, day: DateText, facts: TenantFacts): ExpectedSales | null | undefined {
  if (isHoliday(day)) return null;
  const isPart = subject.grain === 'seller' || subject.grain === 'product' || subject.grain === 'category';
  return isPart ? ofPart(subject, day, facts) : ofWhole(subject, day, facts);
}

interface Learned extends ExpectedSales {
  readonly total: number;
}

const wholes = new WeakMap<TenantFacts, Map<string, Learned | undefined>>();

/** Asked once more for every seller and product of the store. */
function ofWhole(subject: Subject, day: DateText, facts: TenantFacts): Learned | undefined {
  const known = wholes.get(facts) ?? new Map<string, Learned | undefined>();
  wholes.set(facts, known);
  const place = `${subject.grain} ${subject.key} ${day}`;
  if (!known.has(place)) known.set(place, learnWhole(subject, day, facts));
  return known.get(place);
}

function learnWhole(subject: Subject, day: DateText, facts: TenantFacts): Learned | undefined {
  const past = usualDays(countedDays(facts.pastDaysOf(subject)), day);
  const alike = past.filter(({ kind }) => kind === kindOfDay(day));
  if (alike.length < ENOUGH) return undefined;
  const level = levelOf(subject, day, { past, alike }, facts);
  const upTo = runningTotals(hoursOf(past, alike), level.total);
  return { before: byMinute(upTo), noise: level.noise, days: alike.length, total: level.total };
}

interface Past {
  readonly past: readonly CountedDay[];
  readonly alike: readonly CountedDay[];
}

/** The sales of a whole day and how far days lie from such a reckoning: by days of the kind or by goals, whichever was nearer. */
function levelOf({ grain, key }: Subject, day: DateText, { past, alike }: Past, facts: TenantFacts) {
  const kinds = new Map<DayKind, number>();
  const medianOf = (kind: DayKind): number => {
    const known = kinds.get(kind) ?? median(past.filter((one) => one.kind === kind).map(({ tickets }) => tickets));
    kinds.set(kind, known);
    return known;
  };
  const byKind = {
    total: median(alike.map(({ tickets }) => tickets)),
    noise: noiseBy(past, ({ kind }) => medianOf(kind)),
  };
  const storeId = grain === 'store' ? (idsOfKey(key)[0] ?? '') : undefined;
  const goalOf = (of: DateText) => (storeId === undefined ? undefined : facts.goalOf(storeId, of));
  const goal = goalOf(day);
  const withGoal = past.flatMap((one) => {
    const ofDay = goalOf(one.day);
    return ofDay !== undefined && ofDay > 0 ? [{ ...one, goal: ofDay }] : [];
  });
  if (goal === undefined || goal <= 0 || withGoal.length < past.length) return byKind;
  const rate = median(withGoal.map((one) => one.tickets / one.goal));
  const byGoal = { total: rate * goal, noise: noiseBy(withGoal, (one) => rate * one.goal) };
  return byGoal.noise < byKind.noise ? byGoal : byKind;
}

/** What days differ by beside chance, by the median of their distances: a bad day or two do not move it. */
function noiseBy<Day extends CountedDay>(days: readonly Day[], expectedOf: (day: Day) => number): number {
  const distances = days.flatMap((one) => {
    const expected = expectedOf(one);
    return expected > 0 ? [Math.abs(one.tickets - expected) / Math.sqrt(expected)] : [];
  });
  const dispersion = (SPREAD_PER_MAD * median(distances)) ** 2;
  const expected = median(days.map(expectedOf));
  return Math.max(LEAST_NOISE.store, (dispersion - 1) / Math.max(1, expected));
}

/** Weights of the hours of a day of the kind. */
function hoursOf(past: readonly CountedDay[], alike: readonly CountedDay[]): number[] {
  const [own, all] = [ticketsByHour(alike), ticketsByHour(past)];
  const [ofOwn, ofAll] = [sumOf(own), sumOf(all)];
  const aDay = ofOwn / alike.length;
  return own.map((tickets, hour) => tickets + (POOLED_DAYS * aDay * (all[hour] as number)) / Math.max(1, ofAll));
}

function runningTotals(weights: readonly number[], total: number): number[] {
  const whole = sumOf(weights);
  let sum = 0;
  return [0, ...weights.map((weight) => (sum += whole > 0 ? (weight * total) / whole : 0))];
}

/** Within an hour, sales are taken as even. */
const byMinute =
  (upTo: readonly number[]) =>
  (minute: number): number => {
    if (minute >= HOURS * 60) return upTo[HOURS] as number;
    const hour = Math.max(0, Math.floor(minute / 60));
    const [from, to] = [upTo[hour] as number, upTo[hour + 1] as number];
    return from + ((to - from) * Math.max(0, minute - hour * 60)) / 60;
  };

function ofPart(subject: Subject, day: DateText, facts: TenantFacts): ExpectedSales | null | undefined {
  const store = { grain: 'store', key: subjectKey(idsOfKey(subject.key)[0] ?? '') };
  const whole = ofWhole(store, day, facts);
  if (!whole) return undefined;
  const past = facts.pastDaysOf(subject);
  if (bestOf(past) < LEAST_A_DAY) return null;
  const days = partDays(past, facts.pastDaysOf(store));
  const all = addedUp(days, day);
  if (all.days < ENOUGH) return undefined;
  const onAll = shareOf(all);
  if (onAll * whole.total < LEAST_A_DAY) return null;
  const alike = addedUp(days, day, kindOfDay(day));
  const share = (shareOf(alike) * alike.days + onAll * POOLED_PART_DAYS) / (alike.days + POOLED_PART_DAYS);
  const noise = Math.max(LEAST_NOISE.part, partNoise(usualDays(days, day), onAll)) + whole.noise;
  return { before: (minute) => share * whole.before(minute), noise, days: all.days };
}

interface PartSums {
  readonly days: number;
  readonly tickets: number;
  readonly ofStore: number;
}

/** The usual days of a kind, or all: asked for each product on each day, so that no lists are made. */
function addedUp(past: readonly PartDay[], day: DateText, kind?: DayKind): PartSums {
  const from = firstUsualDay(day);
  let [days, tickets, ofStore] = [0, 0, 0];
  for (const one of past) {
    if (one.day < from || one.day >= day || one.kind === 'holiday') continue;
    if (kind !== undefined && one.kind !== kind) continue;
    days += 1;
    tickets += one.tickets;
    ofStore += one.ofStore;
  }
  return { days, tickets, ofStore };
}

const shareOf = ({ tickets, ofStore }: PartSums): number => tickets / Math.max(1, ofStore);

/** By the moments: days off and promotions make a part's days differ, and they must count. */
function partNoise(days: readonly PartDay[], share: number): number {
  let [beyond, squares] = [0, 0];
  for (const { tickets, ofStore } of days) {
    const expected = share * ofStore;
    beyond += (tickets - expected) ** 2 - expected;
    squares += expected * expected;
  }
  return squares > 0 ? beyond / squares : 0;
}

const sumOf = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0);
