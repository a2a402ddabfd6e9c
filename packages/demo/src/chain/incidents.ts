import { hash32 } from '../random.js';
import { dateText, midnightMs } from './calendar.js';
import type { Incident } from './incident-kinds.js';
import { SALT, type World } from './world.js';

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
  const id = (kind: string) => `${week}.${kind}`;
  return [
    {
      id: id('silentStore'),
      kind: 'silentStore',
      store: silent,
      fromMs: silentFromMs,
      toMs: silentFromMs + 4 * HOUR_MS,
    },
    { id: id('discountSpree'), kind: 'discountSpree', store: spreeStore, seller: draw(4, 10), day: last - 1 },
    { id: id('refundSpike'), kind: 'refundSpike', store: refundStore, day: last - 1, refunds: 18 },
    {
      id: id('productStops'),
      kind: 'productStops',
      store: null,
      product: bestSeller(world, week),
      fromDay: last - 4,
      toDay: last,
    },
  ];
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
  const { kind, store } = incident;
  const at = { kind, ...(store === null ? {} : { storeId: world.places[store]?.id ?? '' }) };
  switch (kind) {
    case 'discountSpree':
      return {
        ...at,
        sellerId: world.sellers[incident.store]?.[incident.seller]?.id ?? '',
        day: dateText(incident.day),
      };
    case 'refundSpike':
      return { ...at, day: dateText(incident.day), refunds: incident.refunds };
    case 'productStops':
      return {
        ...at,
        productId: world.products[incident.product]?.id ?? '',
        from: dateText(incident.fromDay),
        to: dateText(incident.toDay),
      };
    default:
      return { ...at, from: iso(incident.fromMs), to: iso(incident.toMs) };
  }
}

function iso(ms: number): string {
  return new Date(ms).toISOString();
}
