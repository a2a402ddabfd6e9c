import { hash32 } from '../random.js';
import { dateText, midnightMs } from './calendar.js';
import { SALT, type World } from './world.js';

/** Things that went wrong in the shops, for alerts to find. Instants are UTC milliseconds, `to` excluded. */
export type Incident =
  | { readonly kind: 'silentStore'; readonly store: number; readonly fromMs: number; readonly toMs: number }
  | { readonly kind: 'discountSpree'; readonly store: number; readonly seller: number; readonly day: number }
  | { readonly kind: 'refundSpike'; readonly store: number; readonly day: number; readonly refunds: number }
  | { readonly kind: 'productStops'; readonly product: number; readonly fromDay: number; readonly toDay: number };

const HOUR_MS = 3_600_000;

/**
 * The four incidents of the week that ends on `anchorDay + 7 × week`. Week 0 is the last of the history; later weeks keep the live chain
 * eventful. None before: the baseline is clean.
 */
export function incidentsOfWeek(world: World, week: number): readonly Incident[] {
  if (week < 0) return [];
  const last = world.anchorDay + 7 * week;
  const draw = (salt: number, below: number) => hash32(world.seed, SALT.incident, week, salt) % below;
  const silent = openStoreFrom(world, draw(1, world.places.length));
  const silentDay = last - 2;
  const silentFromMs = midnightMs(silentDay, world.places[silent]?.offsetMinutes ?? 0) + 15 * HOUR_MS;
  const spreeStore = openStoreFrom(world, draw(2, world.places.length), silent);
  const refundStore = openStoreFrom(world, draw(3, world.places.length), silent, spreeStore);
  return [
    { kind: 'silentStore', store: silent, fromMs: silentFromMs, toMs: silentFromMs + 4 * HOUR_MS },
    { kind: 'discountSpree', store: spreeStore, seller: draw(4, 10), day: last - 1 },
    { kind: 'refundSpike', store: refundStore, day: last - 1, refunds: 18 },
    { kind: 'productStops', product: bestSeller(world, week), fromDay: last - 4, toDay: last },
  ];
}

/** The incidents that touch a day; the week of a day is the one that contains it. */
export function incidentsOn(world: World, day: number): readonly Incident[] {
  return incidentsOfWeek(world, Math.ceil((day - world.anchorDay) / 7));
}

/** Only shops with tills that open every day take part, so that no incident falls on a closed Sunday. */
function openStoreFrom(world: World, start: number, ...taken: readonly number[]): number {
  const suits = (format: string) => format === 'mall' || format === 'flagship';
  return firstStore(world, start, (format, store) => suits(format) && !taken.includes(store));
}

function firstStore(world: World, start: number, suits: (format: string, store: number) => boolean): number {
  for (let step = 0; step < world.places.length; step++) {
    const store = (start + step) % world.places.length;
    if (suits(world.places[store]?.format ?? '', store)) return store;
  }
  return start;
}

/** The most popular product of a big category: its silence shows within a day. */
function bestSeller(world: World, week: number): number {
  const shelf = world.productsOf[[3, 0, 2, 4, 8][week % 5] as number] as readonly number[];
  return shelf.reduce((best, index) => (popularity(world, index) > popularity(world, best) ? index : best));
}

function popularity(world: World, product: number): number {
  return world.products[product]?.popularity ?? 0;
}

/** The same in the words of the contracts, for tests and for people. */
export function describeIncident(world: World, incident: Incident): Record<string, string | number> {
  const storeId = 'store' in incident ? { storeId: world.places[incident.store]?.id ?? '' } : {};
  switch (incident.kind) {
    case 'silentStore':
      return { kind: incident.kind, ...storeId, from: iso(incident.fromMs), to: iso(incident.toMs) };
    case 'discountSpree':
      return {
        kind: incident.kind,
        ...storeId,
        sellerId: world.sellers[incident.store]?.[incident.seller]?.id ?? '',
        day: dateText(incident.day),
      };
    case 'refundSpike':
      return { kind: incident.kind, ...storeId, day: dateText(incident.day), refunds: incident.refunds };
    case 'productStops':
      return {
        kind: incident.kind,
        productId: world.products[incident.product]?.id ?? '',
        from: dateText(incident.fromDay),
        to: dateText(incident.toDay),
      };
  }
}

function iso(ms: number): string {
  return new Date(ms).toISOString();
}
