import { hash32, Random } from '../random.js';
import { dayAt, midnightMs } from './calendar.js';
import type { Incident } from './incident-kinds.js';
import { lateTillOf } from './late-tills.js';
import { openingMs } from './opening.js';
import type { Place } from './places.js';
import { incidentsOn } from './planted.js';
import { largeSale } from './weekly-incidents.js';
import { SALT, type World } from './world.js';

const EARLIEST_MS = 20_000;
const LATEST_MS = 45_000;
/** A large sale is no sale of a shop that locks its door in this minute. */
const STAYS_OPEN_MS = 120_000;

/**
 * One large sale within a minute after an instant, in a shop that is open then and has no other incident that day; online when no shop is.
 * Null when nothing is open: a chain of fewer than twelve stores has no online shop.
 */
export function planLive(world: World, afterMs: number): Incident | null {
  const random = new Random(world.seed, SALT.live, hash32(afterMs / 1000, afterMs % 1000));
  const fromMs = afterMs + random.between(EARLIEST_MS, LATEST_MS);
  const open = [...world.places.keys()].filter((store) => suits(world, store, fromMs));
  const shops = open.filter((store) => world.places[store]?.format !== 'online');
  const choice = shops.length > 0 ? shops : open;
  return choice.length === 0 ? null : largeSale(world, 'live', random.pick(choice), fromMs, random);
}

function suits(world: World, store: number, atMs: number): boolean {
  const place = world.places[store] as Place;
  const day = dayAt(atMs, place.offsetMinutes);
  const { fromMs, toMs } = openingMs(place, day);
  if (atMs < fromMs || (place.format !== 'online' && atMs + STAYS_OPEN_MS > toMs)) return false;
  // The news of a till without a line would come hours late.
  if (lateTillOf(world, store, day, midnightMs(day, place.offsetMinutes)) !== null) return false;
  return day >= world.firstDay && !incidentsOn(world, store, day).some((one) => one.store === store);
}
