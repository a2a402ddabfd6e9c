import type { CatalogEvent } from '@vitrine/contracts';
import { chance, hash32 } from '../random.js';
import type { Product } from './assortment.js';
import { dayAt } from './calendar.js';
import { CATEGORIES } from './categories.js';
import { atMinute } from './opening.js';
import type { Place } from './places.js';
import { incidentsOn } from './planted.js';
import { SALT, type World } from './world.js';

/** Stock is counted at five in the morning of each store, on days on which it is shut too: no level grows older than a day. */
const COUNTED_AT_MINUTE = 5 * 60;
/** Lines of an ordinary ticket. */
const LINES = 2;
const OVERSTOCKED = 0.012;
const FEWEST_OVERSTOCKED_UNITS = 24;
const SOLD_OUT = 0.015;
/** A product that is gone comes back with the next delivery. */
const SOLD_OUT_DAYS = 5;

/** A product of which a store has far more than it sells in three months. */
export interface Overstocked {
  readonly storeId: string;
  readonly productId: string;
}

/** Of each store the levels of its last count in [fromMs, toMs), and none where it did not count then. */
export function* stockBetween(world: World, fromMs: number, toMs: number): Generator<CatalogEvent> {
  for (const [store, place] of world.places.entries()) {
    const day = lastCountBefore(place, toMs);
    const atMs = atMinute(place, day, COUNTED_AT_MINUTE);
    if (atMs < fromMs) continue;
    const head = { type: 'stockLevel' as const, tenantId: world.tenantId, storeId: place.id };
    const at = new Date(atMs).toISOString();
    for (const [product, { id }] of world.products.entries())
      yield { ...head, productId: id, quantity: String(unitsOn(world, store, product, day)), at };
  }
}

function lastCountBefore(place: Place, toMs: number): number {
  return dayAt(toMs - 1 - COUNTED_AT_MINUTE * 60_000, place.offsetMinutes);
}

export function overstockOf(world: World): readonly Overstocked[] {
  return world.places.flatMap(({ id: storeId }, store) =>
    world.products.flatMap(({ id: productId }, product) =>
      isOverstocked(world, store, product) ? [{ storeId, productId }] : [],
    ),
  );
}

/** Units on hand before the store opens; below zero where goods were sold before anybody booked them in. */
function unitsOn(world: World, store: number, product: number, day: number): number {
  if (isStopped(world, store, product, day)) return 0;
  const perDay = usualUnits(world, store, product);
  if (isOverstocked(world, store, product)) {
    const daysLeft = 180 + (hash32(world.seed, SALT.stock, 2, store, product) % 180);
    return Math.max(FEWEST_OVERSTOCKED_UNITS, Math.round(perDay * daysLeft));
  }
  const spell = Math.floor((day + product) / SOLD_OUT_DAYS);
  const luck = chance(world.seed, SALT.stock, 3, store, product, spell);
  if (luck < SOLD_OUT) return luck < SOLD_OUT / 5 ? -1 : 0;
  return Math.max(1, Math.round(perDay * daysInStock(world, store, product, day)));
}

/** A delivery every one to three weeks, which is down to a week's safety stock when the next one comes. */
function daysInStock(world: World, store: number, product: number, day: number): number {
  const drawn = hash32(world.seed, SALT.stock, 4, store, product);
  const cycleDays = 7 * (1 + (drawn % 3));
  return 7 + cycleDays - ((day + (drawn >>> 8)) % cycleDays);
}

const isOverstocked = (world: World, store: number, product: number): boolean =>
  chance(world.seed, SALT.stock, 1, store, product) < OVERSTOCKED;

function isStopped(world: World, store: number, product: number, day: number): boolean {
  return incidentsOn(world, store, day).some(
    (one) => one.kind === 'productStops' && one.product === product && day >= one.fromDay && day <= one.toDay,
  );
}

/** What a store sells of a product on an ordinary day, in units or metres. */
function usualUnits(world: World, store: number, product: number): number {
  const { category, popularity, priceCents } = world.products[product] as Product;
  const shelf = world.productsOf[category] as readonly number[];
  const { weight, byMeasure } = CATEGORIES[category] as (typeof CATEGORIES)[number];
  const weights = CATEGORIES.reduce((sum, one) => sum + one.weight, 0);
  const rivals = shelf.reduce((sum, index) => sum + (world.products[index] as Product).popularity, 0);
  const lines = (world.places[store] as Place).ticketsPerDay * LINES * (weight / weights) * (popularity / rivals);
  return lines * (byMeasure ? 3.25 : usualPieces(priceCents));
}

/** The means of what tickets draw: cheap things go by the handful. */
function usualPieces(priceCents: number): number {
  if (priceCents < 4_000) return 2.1;
  return priceCents < 15_000 ? 1.2 : 1;
}
