import type { PairsFound, PairsQuestion } from '@vitrine/contracts';
import { isReason, LEAST_TOGETHER, pairClaim } from '@vitrine/recommend';
import type { BasketIndex } from '../index/basket-index.js';
import { clampedCounts } from './clamped-counts.js';

type Pair = PairsFound['pairs'][number];

interface Ordered {
  readonly codes: readonly [number, number];
  readonly pair: Pair;
}

/** Of a tenant, or of a store alone: nobody turns more pages. */
const MOST_PAIRS = 1_000;

const ordered = new WeakMap<BasketIndex, readonly Ordered[]>();

/**
 * Pairs that are bought together more often than by chance, those with most baskets beyond chance first. They are looked for once for each
 * index, which takes a large one some tenths of a second.
 * @param mayTell whether the figures of a product may be told
 */
export function findPairs(
  index: BasketIndex,
  { storeId, after, limit }: PairsQuestion,
  mayTell: (code: number) => boolean,
): Pair[] {
  const known = ordered.get(index) ?? orderPairs(index, mayTell);
  ordered.set(index, known);
  const isTold = ({ codes, pair }: Ordered) =>
    codes.every((code) => index.sells(storeId, code)) && (after === undefined || isBehind(pair, after));
  return known
    .filter(isTold)
    .slice(0, limit)
    .map(({ pair }) => pair);
}

function orderPairs(index: BasketIndex, mayTell: (code: number) => boolean): Ordered[] {
  const { counts } = index;
  const all: { first: number; second: number; together: number; extra: number }[] = [];
  for (let first = 0; first < counts.productIds.length; first++) {
    if (!mayTell(first)) continue;
    const { partners, baskets } = counts.rowOf(first);
    for (let at = 0; at < partners.length; at++) {
      const [second, together] = [partners[at] as number, baskets[at] as number];
      if (second <= first || together < LEAST_TOGETHER || !mayTell(second)) continue;
      const extra = extraOf(counts, first, second, together);
      if (extra > 0) all.push({ first, second, together, extra });
    }
  }
  all.sort((one, other) => other.extra - one.extra);
  const told: Ordered[] = [];
  for (const { first, second, together } of all) {
    const pair = pairOf(counts, first, second, together);
    if (pair) told.push({ codes: [first, second], pair });
    if (told.length === MOST_PAIRS) break;
  }
  return told.sort((one, other) => compare(placeOf(one.pair), placeOf(other.pair)));
}

/** Baskets with both beyond those that there would be by chance. */
function extraOf({ itemBaskets, baskets }: BasketIndex['counts'], first: number, second: number, together: number) {
  return together - ((itemBaskets[first] as number) * (itemBaskets[second] as number)) / Math.max(1, baskets);
}

function pairOf(counts: BasketIndex['counts'], one: number, other: number, together: number): Pair | undefined {
  const { productIds } = counts;
  const inOrder = (productIds[one] as string) < (productIds[other] as string);
  const [first, second] = inOrder ? [one, other] : [other, one];
  const clamped = clampedCounts(counts, first, second, together);
  const claim = pairClaim(clamped);
  if (!claim || !isReason(claim)) return undefined;
  return {
    productIds: [productIds[first] as string, productIds[second] as string],
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
  const byName = ids.join('\n') < otherIds.join('\n') ? -1 : 1;
  return otherExtra - extra || (ids.join('\n') === otherIds.join('\n') ? 0 : byName);
}
