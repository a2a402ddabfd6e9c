import type { PairDecisionItem } from '@vitrine/contracts';

export type Days = Pick<PairDecisionItem, 'from' | 'to'>;
export type Choice = Pick<PairDecisionItem, 'decision' | 'from' | 'to'>;

export const isReversed = ({ from, to }: Days): boolean => from !== null && to !== null && to < from;

/** Every two of some products. */
export function pairsAmong(productIds: readonly string[]): [string, string][] {
  return productIds.flatMap((first, at) => productIds.slice(at + 1).map((second): [string, string] => [first, second]));
}

/** What stands in each of the places, or that nobody decided there. @param storeIds null is all stores */
export function standingIn(
  pairs: readonly (readonly [string, string])[],
  storeIds: readonly (string | null)[],
  made: readonly PairDecisionItem[],
): PairDecisionItem[] {
  const byPlace = new Map(made.map((item) => [placeKey(item.productIds, item.storeId), item]));
  return storeIds.flatMap((storeId) =>
    pairs.map(([a, b]) => byPlace.get(placeKey([a, b], storeId)) ?? nothingIn([a, b], storeId)),
  );
}

const placeKey = (pair: readonly string[], storeId: string | null): string =>
  JSON.stringify([...pair].sort().concat(storeId ?? ''));

const nothingIn = (productIds: [string, string], storeId: string | null): PairDecisionItem => ({
  ...{ productIds, storeId, decision: 'none', from: null, to: null, version: 0, decidedBy: null, decidedAt: null },
});
