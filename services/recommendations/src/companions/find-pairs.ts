import type { PairsFound, PairsQuestion } from '@vitrine/contracts';
import { isReason, LEAST_TOGETHER, pairClaim } from '@vitrine/recommend';
import type { BasketIndex } from '../index/basket-index.js';
import { clampedCounts } from './clamped-counts.js';

type Pair = PairsFound['pairs'][number];

/** Two products by their codes, the baskets with both, and by how many these are more than by chance. */
interface Ordered {
  readonly first: number;
  readonly second: number;
  readonly together: number;
  readonly extra: number;
}

/** A store that sells other things than most stores has its own pairs among them: some 5 MB. */
const MOST_PAIRS = 50_000;

const ordered = new WeakMap<BasketIndex, readonly Ordered[]>();

/**
 * Pairs of a store's products that are bought together more often than by chance, those with most baskets beyond chance first. They are
 * ordered once for each index, which takes a large one some tenths of a second.
 * @param mayTell whether the figures of a product may be told
 */
export function findPairs(
  index: BasketIndex,
  { storeId, after, limit }: PairsQuestion,
  mayTell: (code: number) => boolean,
): Pair[] {
  const known = ordered.get(index) ?? orderPairs(index, mayTell);
  ordered.set(index, known);
  const found: Pair[] = [];
  for (const { first, second, together } of known) {
    if (found.length === limit) break;
    if (!index.sells(storeId, first) || !index.sells(storeId, second)) continue;
    const pair = pairOf(index.counts, first, second, together);
    if (pair && (after === undefined || isBehind(pair, after))) found.push(pair);
  }
  return found;
}

function orderPairs(index: BasketIndex, mayTell: (code: number) => boolean): Ordered[] {
  const { counts } = index;
  const all: Ordered[] = [];
  for (let first = 0; first < counts.productIds.length; first++) {
    if (!mayTell(first)) continue;
    const { partners, baskets } = counts.rowOf(first);
    for (let at = 0; at < partners.length; at++) {
      const [second, together] = [partners[at] as number, baskets[at] as number];
      if (second <= first || together < LEAST_TOGETHER || !mayTell(second)) continue;
      const extra = extraOf(counts, first, second, clampedCounts(counts, first, second, together).together);
      if (extra > 0) all.push({ first, second, together, extra });
    }
  }
  const placeIn = ({ first, second, extra }: Ordered): Place => [extra, ...idsOf(counts, first, second)];
  // Names are looked at only where two have as many.
  return all.sort((a, b) => b.extra - a.extra || compare(placeIn(a), placeIn(b))).slice(0, MOST_PAIRS);
}

/** Baskets with both beyond those that there would be by chance. */
function extraOf({ itemBaskets, baskets }: BasketIndex['counts'], first: number, second: number, together: number) {
  return together - ((itemBaskets[first] as number) * (itemBaskets[second] as number)) / Math.max(1, baskets);
}

/** In the order of their ids. */
function idsOf({ productIds }: BasketIndex['counts'], one: number, other: number): [string, string] {
  const ids = [productIds[one] as string, productIds[other] as string] as const;
  return ids[0] < ids[1] ? [ids[0], ids[1]] : [ids[1], ids[0]];
}

function pairOf(counts: BasketIndex['counts'], one: number, other: number, together: number): Pair | undefined {
  const productIds = idsOf(counts, one, other);
  const [first, second] = productIds[0] === counts.productIds[one] ? [one, other] : [other, one];
  const clamped = clampedCounts(counts, first, second, together);
  const claim = pairClaim(clamped);
  if (!claim || !isReason(claim)) return undefined;
  return {
    productIds,
    basketsTogether: clamped.together,
    basketsWith: [clamped.withFirst, clamped.withSecond],
    extraBaskets: extraOf(counts, first, second, clamped.together),
    support: claim.support,
    confidence: [claim.confidence, clamped.together / clamped.withSecond],
    lift: { value: claim.lift, ...claim.liftInterval },
  };
}

type Place = NonNullable<PairsQuestion['after']>;

const placeOf = ({ extraBaskets, productIds: [first, second] }: Pair): Place => [extraBaskets, first, second];

const isBehind = (pair: Pair, after: Place): boolean => compare(placeOf(pair), after) > 0;

function compare([extra, ...ids]: Place, [otherExtra, ...otherIds]: Place): number {
  if (extra !== otherExtra) return otherExtra - extra;
  const [name, otherName] = [ids.join('\n'), otherIds.join('\n')];
  return name === otherName ? 0 : name < otherName ? -1 : 1;
}
