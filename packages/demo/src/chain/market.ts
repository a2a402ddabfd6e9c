import type { CatalogEvent } from '@vitrine/contracts';
import { chance, hash32, Random } from '../random.js';
import { dateText, midnightMs } from './calendar.js';
import { CATEGORIES } from './categories.js';
import { SALT, type World } from './world.js';

const NAME = 'Termômetro do varejo';
/** A day's figures come out at six in the morning of the next one, in Brasília. */
const PUBLISHED_AT_MS = 6 * 3_600_000;
const BRASILIA_OFFSET = -180;
/** Two categories rise for so many days before the anchor and half as many after it, each by so much a day. */
const RISING_DAYS = 56;
const RISE_A_DAY = 0.006;
/** So far back the index is known at least, however young the chain is. */
const LEAST_DAYS = 84;
/** One day in so many is missing: nobody published it. */
const MISSING_ONE_IN = 40;
/** Of whom the figures are: a category, or all of them. */
const ALL = CATEGORIES.length;

/** A category of which the index rose before the anchor. */
export interface RisenMarket {
  readonly name: string;
  readonly category: string;
  /** The mean of the last 28 days that were published before the anchor beside the 28 days before those: 0.18 is 18 % more. */
  readonly change: number;
}

/** The figures that come out in [fromMs, toMs). */
export function* marketBetween(world: World, fromMs: number, toMs: number): Generator<CatalogEvent> {
  for (let day = firstDayOf(world); publishedMs(day) < toMs; day++) {
    if (publishedMs(day) < fromMs) continue;
    for (let category = 0; category <= ALL; category++) {
      const value = figureOn(world, category, day);
      if (value === undefined) continue;
      const of = category === ALL ? {} : { category: nameOf(category) };
      yield { type: 'marketIndex', tenantId: world.tenantId, name: NAME, ...of, day: dateText(day), value };
    }
  }
}

export function risenMarkets(world: World): readonly RisenMarket[] {
  const last = world.anchorDay - 1;
  return risingCategories(world).map((category) => {
    const recent = meanOf(world, category, last - 27, last);
    const before = meanOf(world, category, last - 55, last - 28);
    return { name: NAME, category: nameOf(category), change: recent / before - 1 };
  });
}

function meanOf(world: World, category: number, from: number, to: number): number {
  const figures: number[] = [];
  for (let day = from; day <= to; day++) {
    const figure = figureOn(world, category, day);
    if (figure !== undefined) figures.push(Number(figure));
  }
  return figures.reduce((sum, figure) => sum + figure, 0) / figures.length;
}

/** Undefined: nobody published it. */
function figureOn(world: World, category: number, day: number): string | undefined {
  if (hash32(world.seed, SALT.market, 1, category, day) % MISSING_ONE_IN === 0) return undefined;
  const wobble = 0.02 * (chance(world.seed, SALT.market, 2, category, day) - 0.5);
  const isRising = risingCategories(world).includes(category);
  return (100 * (1 + wobble) * (isRising ? (1 + RISE_A_DAY) ** risenDays(world, day) : 1)).toFixed(2);
}

function risenDays(world: World, day: number): number {
  return Math.max(0, Math.min(1.5 * RISING_DAYS, day - (world.anchorDay - RISING_DAYS)));
}

function risingCategories({ seed }: World): readonly [number, number] {
  const random = new Random(seed, SALT.market);
  const one = random.below(ALL);
  return [one, (one + 1 + random.below(ALL - 1)) % ALL];
}

const firstDayOf = ({ firstDay, anchorDay }: World): number => Math.min(firstDay, anchorDay - LEAST_DAYS);
const publishedMs = (day: number): number => midnightMs(day + 1, BRASILIA_OFFSET) + PUBLISHED_AT_MS;
const nameOf = (category: number): string => (CATEGORIES[category] as (typeof CATEGORIES)[number]).name;
