import { chance, hash32, Random } from '../random.js';
import { weekdayOf } from './calendar.js';
import type { Incident, LookAlike } from './incident-kinds.js';
import { openingOn } from './opening.js';
import type { Place } from './places.js';
import { SALT, type World } from './world.js';

const RAINY_WEEKS = 0.6;
const QUIET_STORES = 0.35;

/**
 * What one week has of weak sales that nobody need be told of: rain over a region in most weeks, a slow Monday in one store, an early
 * closing that was announced in another. All in stores without an incident that week.
 */
export function weeklyLookAlikes(
  world: World,
  week: number,
  stores: readonly number[],
  incidents: readonly Incident[],
): readonly LookAlike[] {
  const random = new Random(world.seed, SALT.planned, week, 99);
  const touched = new Set(incidents.map(({ store }) => store));
  const free = stores.filter((store) => !touched.has(store));
  const first = world.anchorDay + 7 * week - 6;
  return [
    ...rainOver(world, free, first + random.below(6), random),
    ...slowMonday(world, free[0], first + ((7 - weekdayOf(first)) % 7), random),
    ...announcedClosing(world, free[1], first + random.below(6), random),
  ];
}

function rainOver(world: World, free: readonly number[], day: number, random: Random): LookAlike[] {
  const region = world.places[random.pick(free.length > 0 ? free : [0])]?.region;
  const stores = free.filter((store) => world.places[store]?.region === region && isOpen(world, store, day));
  const lostShare = random.between(15, 22) / 100;
  if (stores.length < 2 || !random.isLucky(RAINY_WEEKS)) return [];
  return [{ kind: 'rain', stores, day, fromMinute: 0, toMinute: 1440, lostShare }];
}

function slowMonday(world: World, store: number | undefined, day: number, random: Random): LookAlike[] {
  if (store === undefined || !isOpen(world, store, day)) return [];
  const lostShare = random.between(12, 18) / 100;
  return [{ kind: 'slowMonday', stores: [store], day, fromMinute: 0, toMinute: 1440, lostShare }];
}

function announcedClosing(world: World, store: number | undefined, day: number, random: Random): LookAlike[] {
  const open = store === undefined ? null : openingOn(world.places[store] as Place, day);
  if (store === undefined || open === null) return [];
  const fromMinute = open[1] - random.pick([120, 180]);
  return [{ kind: 'announcedClosing', stores: [store], day, fromMinute, toMinute: open[1], lostShare: 1 }];
}

/** A third of the shops have an hour a week, always the same and from the first week on, in which hardly anybody comes. */
export function quietHourOf(world: World, store: number, day: number): LookAlike | null {
  if (chance(world.seed, SALT.planned, store) >= QUIET_STORES || world.places[store]?.format === 'online') return null;
  const luck = hash32(world.seed, SALT.planned, store, 1);
  if (weekdayOf(day) !== luck % 6 || !isOpen(world, store, day)) return null;
  const fromMinute = (13 + ((luck >>> 8) % 3)) * 60;
  return { kind: 'quietHour', stores: [store], day, fromMinute, toMinute: fromMinute + 60, lostShare: 0.9 };
}

function isOpen(world: World, store: number, day: number): boolean {
  return openingOn(world.places[store] as Place, day) !== null;
}
