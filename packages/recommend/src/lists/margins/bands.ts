import type { MarginBandName } from '@vitrine/contracts';
import { type DateText, daysBetween } from '@vitrine/domain';
import type { ListedProduct } from '../facts/facts.js';
import { grouped } from '../facts/grouped.js';

/** The band of a product, and where it would be now if it had stayed there for a week. */
export interface BandState {
  readonly band: MarginBandName;
  readonly since: DateText;
  readonly next?: { readonly band: MarginBandName; readonly since: DateText } | undefined;
}

/** Thirds of fewer would name single products: they are those of all the store's products then. */
const LEAST_OF_CATEGORY = 6;
const HYSTERESIS_DAYS = 7;

/** What one unit earns at list price and latest cost; undefined where either is unknown. */
export function unitMarginE4({ priceE4, costE4 }: Pick<ListedProduct, 'priceE4' | 'costE4'>): number | undefined {
  return priceE4 === undefined || costE4 === undefined ? undefined : priceE4 - costE4;
}

/** The third of its category that each product's margin is in now, among what a store sells. Products without price or cost have none. */
export function bandsOf(products: readonly ListedProduct[]): Map<string, MarginBandName> {
  const known = products.filter((product) => unitMarginE4(product) !== undefined);
  const ofStore = thirdsOf(known);
  const categories = grouped(known, ({ category }) => category);
  const thirds = new Map(
    [...categories].map(([category, of]) => [category, of.length < LEAST_OF_CATEGORY ? ofStore : thirdsOf(of)]),
  );
  return new Map(
    known.map((product) => {
      const [low, high] = thirds.get(product.category) ?? ofStore;
      return [product.productId, bandWithin(unitMarginE4(product) as number, low, high)];
    }),
  );
}

/** Where the thirds part. */
function thirdsOf(products: readonly ListedProduct[]): [low: number, high: number] {
  const margins = products.map((product) => unitMarginE4(product) as number).sort((one, other) => one - other);
  const at = (part: number) => margins[Math.floor(margins.length * part)] ?? 0;
  return [at(1 / 3), at(2 / 3)];
}

/** Who sells at a loss is in no higher band, however many others do. Where both cuts fall on one margin, that margin is the middle. */
function bandWithin(marginE4: number, low: number, high: number): MarginBandName {
  if (marginE4 <= 0 || marginE4 < low) return 'normal';
  return marginE4 < high || marginE4 === low ? 'middle' : 'high';
}

/** The band goes over to another one after the product was a week in that one, night by night. */
export function bandOfTonight(before: BandState | undefined, now: MarginBandName, today: DateText): BandState {
  if (before === undefined) return { band: now, since: today };
  const { band, since, next } = before;
  if (now === band) return { band, since };
  const waiting = next?.band === now ? next : { band: now, since: today };
  if (daysBetween(waiting.since, today) >= HYSTERESIS_DAYS) return { band: now, since: today };
  return { band, since, next: waiting };
}
