import { chance, Random } from '../random.js';
import { calendarFactor, dateText, midnightMs, weekdayOf } from './calendar.js';
import { CATEGORIES } from './categories.js';
import type { Incident, LookAlike } from './incident-kinds.js';
import { type Format, HOURS, type Place } from './places.js';
import { incidentsOn, lookAlikesOn } from './planted.js';
import { type Promotion, promotionOn } from './promotions.js';
import { SALT, type World } from './world.js';

/** Monday first. */
const WEEKDAYS: Record<Format, readonly number[]> = {
  street: [0.9, 0.92, 0.96, 1, 1.16, 1.38, 0],
  flagship: [0.9, 0.93, 0.97, 1, 1.16, 1.34, 0.72],
  mall: [0.82, 0.85, 0.92, 1, 1.24, 1.62, 1.22],
  online: [1.12, 1.08, 1.03, 1, 0.92, 0.82, 0.98],
};

/** Weight of each hour of the day while the shop is open. */
const HOUR_WEIGHTS: Record<Format, readonly number[]> = {
  street: [0, 0, 0, 0, 0, 0, 0, 0, 0, 5, 8, 10, 13, 11, 8, 9, 11, 13, 9, 0, 0, 0, 0, 0],
  flagship: [0, 0, 0, 0, 0, 0, 0, 0, 0, 5, 7, 9, 12, 12, 9, 8, 9, 11, 12, 7, 0, 0, 0, 0],
  mall: [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 3, 5, 8, 8, 8, 9, 9, 10, 12, 13, 12, 6, 0, 0],
  online: [6, 5, 4.4, 4, 4, 4, 4, 4, 4, 5, 6, 6, 7, 6, 5, 5, 5, 5, 6, 7, 9, 10, 9, 7],
};

/** What is decided about one store's day before any ticket of it is drawn. */
export interface DayPlan {
  readonly store: number;
  readonly day: number;
  readonly date: string;
  readonly place: Place;
  readonly midnightMs: number;
  readonly tickets: number;
  /** Running sums, for a draw by one comparison each. */
  readonly hourSums: readonly number[];
  readonly categorySums: readonly number[];
  readonly promotion: Promotion | null;
  /** Of this store, or of all. */
  readonly incidents: readonly Incident[];
  readonly lookAlikes: readonly LookAlike[];
}

/** Tickets a store is expected to sell on a day, before the day's own luck: also the base of its target. */
export function expectedTickets(world: World, store: number, day: number): number {
  const place = world.places[store] as Place;
  if (day < world.firstDay || HOURS[place.format][weekdayOf(day)] === null) return 0;
  const yearly = 0.5 * (chance(world.seed, SALT.trend, store) - 0.35);
  const trend = 1 + (yearly * (day - world.anchorDay)) / 365;
  const weekday = WEEKDAYS[place.format][weekdayOf(day)] as number;
  return place.ticketsPerDay * weekday * calendarFactor(day) * Math.max(0.5, Math.min(1.6, trend));
}

/** Asked again for every day that a return may come from, hence remembered. */
export function ticketCount(world: World, store: number, day: number): number {
  const key = day * 256 + store;
  const known = world.ticketCounts.get(key);
  if (known !== undefined) return known;
  const count = drawCount(world, store, day);
  world.ticketCounts.set(key, count);
  return count;
}

function drawCount(world: World, store: number, day: number): number {
  const expected = expectedTickets(world, store, day);
  if (expected === 0) return 0;
  const promotion = promotionOn(world, day) === null ? 1 : 1.05;
  const luck = 1 + 0.08 * new Random(world.seed, SALT.count, store, day).wobble();
  return Math.max(1, Math.round(expected * promotion * luck));
}

export function planDay(world: World, store: number, day: number): DayPlan {
  const place = world.places[store] as Place;
  const promotion = promotionOn(world, day);
  return {
    store,
    day,
    date: dateText(day),
    place,
    midnightMs: midnightMs(day, place.offsetMinutes),
    tickets: ticketCount(world, store, day),
    hourSums: runningSums(openHours(place.format, day)),
    categorySums: runningSums(
      CATEGORIES.map(({ weight, drift }, category) => {
        const taste = 0.8 + 0.4 * chance(world.seed, SALT.trend, store, category);
        const season = Math.max(0.4, 1 + drift * (day - world.anchorDay));
        return weight * taste * season * (promotion?.category === category ? 1.5 : 1);
      }),
    ),
    promotion,
    incidents: incidentsOn(world, store, day),
    lookAlikes: lookAlikesOn(world, store, day),
  };
}

function openHours(format: Format, day: number): number[] {
  const hours = HOURS[format][weekdayOf(day)];
  return HOUR_WEIGHTS[format].map((weight, hour) =>
    hours && hour * 60 >= hours[0] && hour * 60 < hours[1] ? weight || 4 : 0,
  );
}

function runningSums(weights: readonly number[]): number[] {
  let sum = 0;
  return weights.map((weight) => {
    sum += weight;
    return sum;
  });
}

/** The first index whose running sum exceeds a uniform share of the whole. */
export function drawFrom(sums: readonly number[], random: Random): number {
  const mark = random.next() * (sums.at(-1) as number);
  let index = 0;
  while ((sums[index] as number) <= mark) index++;
  return index;
}
