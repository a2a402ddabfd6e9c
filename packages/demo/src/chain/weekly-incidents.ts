import { hash32, Random } from '../random.js';
import { calendarFactor, midnightMs } from './calendar.js';
import { CATEGORIES } from './categories.js';
import { expectedTickets } from './demand.js';
import type { Incident } from './incident-kinds.js';
import { lateTillOf } from './late-tills.js';
import { quietHourOf } from './look-alikes.js';
import { atMinute, openingMs, openingOn } from './opening.js';
import type { Place } from './places.js';
import { SALT, type World } from './world.js';

type Kind = Incident['kind'];

/** Each week takes the next eight; thirteen kinds share no divisor with eight, so that all come up equally often. */
const KINDS: readonly Kind[] = [
  'silentStore',
  'salesDrop',
  'discountSpree',
  'productStops',
  'opensLate',
  'largeSale',
  'refundSpike',
  'slowDay',
  'sellerAbsent',
  'dataStops',
  'wrongPrice',
  'closesEarly',
  'ticketDown',
];
const A_WEEK = 8;
const CLEAN_DAYS = 21;
/** The shorter where the week has no four days on which the store would sell as always. */
const OUT_OF_STOCK_DAYS = [4, 3];
/** A refund comes from the sales of this many days before. */
const REFUNDED_DAYS_AGO = 12;
const REFUNDS = 18;
/** Sales that must usually come before their absence is an incident: a seller's of a day, a product's of all days without it. */
const LEAST_MISSED = { seller: 15, product: 11 };
/** Products in a basket, nearly. */
const PRODUCTS_A_TICKET = 1.9;
const LONG_DAY_MINUTES = 8 * 60;

/** Where, when and with which luck one incident is planned. */
interface Occasion {
  readonly world: World;
  readonly id: string;
  readonly store: number;
  readonly place: Place;
  readonly day: number;
  /** Days. */
  readonly lasts: number;
  readonly opens: number;
  readonly closes: number;
  readonly random: Random;
}

/** Eight incidents in eight stores, so that none meets another; none in the chain's first three weeks. */
export function weeklyIncidents(world: World, week: number): readonly Incident[] {
  if (isCleanWeek(world, week)) return [];
  return placed(world, week, storesOfWeek(world, week).slice(0, A_WEEK)).flatMap(({ store, kind }, slot) => {
    const occasion = occasionFor(world, kind, week, slot, store);
    return occasion === null ? [] : [planIncident(kind, occasion)];
  });
}

/** Kinds in their turn; what stops selling does so in the busiest of the stores, where somebody misses it. */
function placed(world: World, week: number, stores: readonly number[]): { store: number; kind: Kind }[] {
  const kindOf = (slot: number) => KINDS[modulo(week * A_WEEK + slot, KINDS.length)] as Kind;
  const sizeOf = (slot: number) => world.places[stores[slot] as number]?.ticketsPerDay ?? 0;
  const slots = [...stores.keys()];
  const stopping = slots.find((slot) => kindOf(slot) === 'productStops');
  const bySize = slots.toSorted((one, other) => sizeOf(other) - sizeOf(one));
  const busiest = bySize.find(
    (slot) => stopping !== undefined && occasionFor(world, 'productStops', week, stopping, stores[slot] as number),
  );
  const swapped = (slot: number) =>
    slot === stopping ? (busiest ?? slot) : slot === busiest ? (stopping ?? slot) : slot;
  return slots.map((slot) => ({ store: stores[swapped(slot)] as number, kind: kindOf(slot) }));
}

export function isCleanWeek(world: World, week: number): boolean {
  return world.anchorDay + 7 * week - 6 < world.firstDay + CLEAN_DAYS;
}

/** The shops in the order in which a week takes them; the online shop has no tills, doors or shifts. */
export function storesOfWeek(world: World, week: number): readonly number[] {
  const turn = (store: number) => hash32(world.seed, SALT.planned, week, store);
  return [...world.places.keys()]
    .filter((store) => world.places[store]?.format !== 'online')
    .sort((one, other) => turn(one) - turn(other));
}

/** A day of the week on which the store's sales would be as always; the last is left to what is planted live. */
function occasionFor(world: World, kind: Kind, week: number, slot: number, store: number): Occasion | null {
  const random = new Random(world.seed, SALT.planned, week, slot);
  const first = world.anchorDay + 7 * week - 6;
  const daysFor = (length: number) =>
    Array.from({ length: 7 - length }, (_, index) => first + index).filter(
      (day) =>
        Array.from({ length }, (_, index) => day + index).every((one) => isUsual(world, store, one)) &&
        (kind !== 'refundSpike' || isOpenLong(world, store, day - REFUNDED_DAYS_AGO)),
    );
  const lengths = kind === 'productStops' ? OUT_OF_STOCK_DAYS : [1];
  const [lasts = 1, days = []] =
    lengths.map((length) => [length, daysFor(length)] as const).find(([, of]) => of.length > 0) ?? [];
  if (days.length === 0) return null;
  const missed = days.filter((day) => isMissed(world, kind, store, day, lasts));
  const day = random.pick(missed.length > 0 ? missed : days);
  const place = world.places[store] as Place;
  const [opens, closes] = openingOn(place, day) ?? [0, 0];
  return { world, id: `${week}.${slot}`, store, place, day, lasts, opens, closes, random };
}

/**
 * Whether anybody could notice what stays away. Of somebody or something that sells twice a day, the day on which it sells nothing is a day
 * like many; from a dozen sales on, chance alone hardly brings it about.
 */
function isMissed(world: World, kind: Kind, store: number, day: number, lasts: number): boolean {
  if (kind === 'sellerAbsent')
    return sellerShare(world, store) * expectedTickets(world, store, day) >= LEAST_MISSED.seller;
  if (kind !== 'productStops') return true;
  let tickets = 0;
  for (let after = 0; after < lasts; after++) tickets += expectedTickets(world, store, day + after);
  return productShare(world, lovedProducts(world)[0] ?? 0) * PRODUCTS_A_TICKET * tickets >= LEAST_MISSED.product;
}

function sellerShare(world: World, store: number): number {
  const team = world.sellers[store] ?? [];
  const strengths = team.map(({ strength }) => strength);
  return Math.max(...strengths) / strengths.reduce((sum, strength) => sum + strength, 0);
}

function isUsual(world: World, store: number, day: number): boolean {
  const factor = calendarFactor(day);
  const { offsetMinutes } = world.places[store] as Place;
  return (
    factor > 0.9 &&
    factor < 1.5 &&
    isOpenLong(world, store, day) &&
    lateTillOf(world, store, day, midnightMs(day, offsetMinutes)) === null &&
    quietHourOf(world, store, day) === null
  );
}

function isOpenLong(world: World, store: number, day: number): boolean {
  const open = openingOn(world.places[store] as Place, day);
  return open !== null && open[1] - open[0] >= LONG_DAY_MINUTES;
}

function planIncident(kind: Kind, occasion: Occasion): Incident {
  const { id, store, place, day, opens, closes, random } = occasion;
  const at = { id, store };
  const between = (from: number, to: number) => ({
    fromMs: atMinute(place, day, from),
    toMs: atMinute(place, day, to),
  });
  switch (kind) {
    case 'silentStore':
    case 'dataStops': {
      const minutes = random.pick(kind === 'silentStore' ? [60, 90, 120, 180] : [120, 180, 240]);
      const from = opens + 60 * random.between(2, Math.floor((closes - opens - minutes) / 60) - 1);
      return { ...at, kind, ...between(from, from + minutes) };
    }
    case 'opensLate':
      return { ...at, kind, ...between(opens, opens + random.pick([90, 120, 150])) };
    case 'closesEarly':
      return { ...at, kind, ...between(closes - random.pick([120, 150, 180]), closes) };
    case 'slowDay':
      return { ...at, kind, ...between(opens, closes), lostShare: random.between(40, 50) / 100 };
    case 'salesDrop':
      return { ...at, kind, ...between(...halfDay(occasion)), lostShare: random.between(55, 70) / 100 };
    case 'ticketDown':
      return { ...at, kind, ...between(...halfDay(occasion)) };
    case 'sellerAbsent':
      return { ...at, kind, ...between(opens, closes), seller: strongSeller(occasion, 1) };
    case 'discountSpree':
      return { ...at, kind, day, seller: strongSeller(occasion, 2) };
    case 'refundSpike':
      return { ...at, kind, day, refunds: REFUNDS };
    case 'productStops':
      return { ...at, kind, product: lovedProduct(occasion), fromDay: day, toDay: day + occasion.lasts - 1 };
    case 'wrongPrice':
      return {
        ...at,
        kind,
        ...openingMs(place, day),
        categories: bigCategories(),
        percentOff: random.between(45, 55),
      };
    case 'largeSale':
      return largeSale(
        occasion.world,
        id,
        store,
        atMinute(place, day, random.between(opens + 60, closes - 60)),
        random,
      );
  }
}

/** Goods from R$ 100 up, enough of them for R$ 12,000 to 20,000: a hotel that furnishes its rooms. */
export function largeSale(world: World, id: string, store: number, fromMs: number, random: Random): Incident {
  const dear = [...world.products.keys()].filter(
    (index) => priceOf(world, index) >= 10_000 && !isByMeasure(world, index),
  );
  const product = random.pick(dear);
  const pieces = Math.ceil((random.between(12, 20) * 100_000) / priceOf(world, product));
  return { id, kind: 'largeSale', store, fromMs, toMs: fromMs + 60_000, product, pieces };
}

function priceOf(world: World, product: number): number {
  return world.products[product]?.priceCents ?? 0;
}

function isByMeasure(world: World, product: number): boolean {
  return CATEGORIES[world.products[product]?.category ?? 0]?.byMeasure === true;
}

function halfDay({ opens, closes, random }: Occasion): readonly [from: number, to: number] {
  const noon = Math.round((opens + closes) / 120) * 60;
  return random.isLucky(0.5) ? [opens, noon] : [noon, closes];
}

/** One of the team's strongest: what they do, or fail to do, shows. */
function strongSeller({ world, store, random }: Occasion, among: number): number {
  const team = world.sellers[store] ?? [];
  const byStrength = [...team.keys()].sort((one, other) => (team[other]?.strength ?? 0) - (team[one]?.strength ?? 0));
  return byStrength[random.below(among)] as number;
}

/** The product that a shop sells most of. */
function lovedProduct({ world }: Occasion): number {
  return lovedProducts(world)[0] ?? 0;
}

/** The most loved first; none that another product pulls into the basket. */
function lovedProducts(world: World): readonly number[] {
  const pulled = new Set(world.pairs.map(({ second }) => second));
  return [...world.products.keys()]
    .filter((index) => !pulled.has(index))
    .sort((one, other) => productShare(world, other) - productShare(world, one));
}

/** How often it is drawn for a basket. */
function productShare(world: World, index: number): number {
  const category = world.products[index]?.category ?? 0;
  const popularity = (of: number) => world.products[of]?.popularity ?? 0;
  const ofShelf = (world.productsOf[category] ?? []).reduce((sum, of) => sum + popularity(of), 0);
  const weights = CATEGORIES.reduce((sum, { weight }) => sum + weight, 0);
  return ((CATEGORIES[category]?.weight ?? 0) / weights) * (popularity(index) / ofShelf);
}

function bigCategories(): readonly number[] {
  const weight = (category: number) => CATEGORIES[category]?.weight ?? 0;
  return [...CATEGORIES.keys()].sort((one, other) => weight(other) - weight(one)).slice(0, 2);
}

function modulo(value: number, divisor: number): number {
  return ((value % divisor) + divisor) % divisor;
}
