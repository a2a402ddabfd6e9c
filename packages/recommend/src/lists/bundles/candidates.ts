import { isReason, pairClaim } from '../../explain/pair-claim.js';
import type { BundleCounts } from './bundle-list.js';

/** Two products, the one first whose id comes first. */
export interface CountedPair {
  readonly productIds: readonly [string, string];
  readonly together: number;
}

/** What one learns from: baskets with each product, and all of them. */
export interface LearnedBaskets {
  readonly baskets: number;
  withIt(productId: string): number;
}

/** What this store sold in the days before. */
export interface StoreBaskets {
  withIt(productId: string): number;
  withBoth(productIds: readonly [string, string]): number;
}

/** Triples beyond so many are not counted: these are the ones with the strongest pairs. */
const MOST_TRIPLES = 300;
const MOST_PAIRS = 2_000;

/** Pairs that are together more often than by chance, those with most baskets beyond it first. */
export function strongPairs(pairs: readonly CountedPair[], learned: LearnedBaskets): CountedPair[] {
  return pairs
    .flatMap((pair) => {
      const [first, second] = pair.productIds;
      const [withFirst, withSecond] = [learned.withIt(first), learned.withIt(second)];
      if (pair.together > Math.min(withFirst, withSecond)) return [];
      const claim = pairClaim({ baskets: learned.baskets, withFirst, withSecond, together: pair.together });
      const extra = pair.together - (withFirst * withSecond) / learned.baskets;
      return claim && isReason(claim) ? [{ pair, extra }] : [];
    })
    .sort((one, other) => other.extra - one.extra)
    .slice(0, MOST_PAIRS)
    .map(({ pair }) => pair);
}

/** Three products of which each two are a strong pair, in order of their ids. */
export function tripleCandidates(pairs: readonly CountedPair[]): [string, string, string][] {
  const partners = new Map<string, Set<string>>();
  for (const { productIds } of pairs) {
    const [first, second] = productIds;
    partners.set(first, (partners.get(first) ?? new Set()).add(second));
  }
  const found: [string, string, string][] = [];
  for (const { productIds } of pairs) {
    const [first, second] = productIds;
    for (const third of partners.get(second) ?? [])
      if (partners.get(first)?.has(third)) found.push([first, second, third]);
    if (found.length >= MOST_TRIPLES) break;
  }
  return found.slice(0, MOST_TRIPLES);
}

/** The counts of a pair, with what of it is this store's. */
export function pairBundle(pair: CountedPair, learned: LearnedBaskets, here: StoreBaskets): BundleCounts {
  const { productIds, together } = pair;
  const completion = (it: string, other: string) => ({
    ...{ productId: it, withIt: learned.withIt(it), withOthers: learned.withIt(other) },
    hereWithOthers: here.withIt(other),
  });
  const [first, second] = productIds;
  return { productIds, together, completions: [completion(first, second), completion(second, first)] };
}

/** Baskets with three products, counted in one of so many parts of all. */
export interface CountedTriple {
  readonly productIds: readonly [string, string, string];
  readonly together: number;
  readonly parts: number;
}

/** The same of a triple: who takes two of it is offered the third. Pairs are read first: what is sold meanwhile is in no pair yet. */
export function tripleBundle(
  { productIds, together, parts }: CountedTriple,
  learned: LearnedBaskets & { withBoth(productIds: readonly [string, string]): number },
  here: StoreBaskets,
): BundleCounts {
  const [first, second, third] = productIds;
  const completion = (it: string, others: readonly [string, string]) => ({
    ...{ productId: it, withIt: learned.withIt(it), withOthers: learned.withBoth(others) },
    hereWithOthers: here.withBoth(others),
  });
  const completions = [
    completion(first, [second, third]),
    completion(second, [first, third]),
    completion(third, [first, second]),
  ];
  const withTwo = completions.map(({ withOthers }) => withOthers);
  return { productIds, together: Math.min(together * parts, ...withTwo), parts, completions };
}
