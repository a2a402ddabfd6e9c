import { DAY_MS } from './calendar.js';
import { type Happening, happeningsOf } from './store-day.js';
import type { World } from './world.js';

/**
 * Everything that arrives in [fromMs, toMs), in order of arrival. Each store-day is a pure function of its number, so
 * neighbouring windows join without gap or overlap, and any window can be made again. Stores lie west of Greenwich: what
 * a local day sends arrives after that day's UTC midnight, and all of it within two days.
 */
export function* timeline(world: World, fromMs: number, toMs: number): Generator<Happening> {
  const firstDay = Math.max(world.firstDay, Math.floor(fromMs / DAY_MS) - 2);
  let waiting: Happening[] = [];
  for (let day = firstDay; day * DAY_MS < toMs; day++) {
    for (let store = 0; store < world.places.length; store++) {
      for (const happening of happeningsOf(world, store, day)) {
        if (happening.arrivesAtMs >= fromMs && happening.arrivesAtMs < toMs) waiting.push(happening);
      }
    }
    waiting.sort(byArrival);
    const horizonMs = (day + 1) * DAY_MS;
    const ready = waiting.findIndex((happening) => happening.arrivesAtMs >= horizonMs);
    yield* ready === -1 ? waiting : waiting.slice(0, ready);
    waiting = ready === -1 ? [] : waiting.slice(ready);
  }
  yield* waiting;
}

/** Array.prototype.sort is stable, so what arrives in the same millisecond keeps the order of the stores. */
function byArrival(one: Happening, other: Happening): number {
  return one.arrivesAtMs - other.arrivesAtMs;
}
