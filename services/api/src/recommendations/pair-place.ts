import type { PairDecisionItem } from '@vitrine/contracts';
import type { PairDecision, PairPlace } from '@vitrine/store';

/** A place where something may be decided: two products in either order, of a store, or of all where it is empty. */
export function placeOf(tenantId: string, pair: readonly [string, string], storeId: string): PairPlace {
  const [productA, productB] = inOrder(pair);
  return { tenantId, productA, productB, storeId };
}

/** By their bytes, as Postgres compares them. */
function inOrder([one, other]: readonly [string, string]): [string, string] {
  return Buffer.compare(Buffer.from(one), Buffer.from(other)) <= 0 ? [one, other] : [other, one];
}

/** Of the two products, whatever the store. */
export const pairKey = ({ productA, productB }: Pick<PairPlace, 'productA' | 'productB'>): string =>
  JSON.stringify([productA, productB]);

/** Of the place within its tenant. */
export const placeKey = (place: PairPlace): string => pairKey(place) + place.storeId;

/** What a caller is told of a place. @param row undefined: nobody decided */
export function itemOf(place: PairPlace, row: PairDecision | undefined): PairDecisionItem {
  const { productA, productB, storeId } = row ?? place;
  return {
    productIds: [productA, productB],
    storeId: storeId === '' ? null : storeId,
    ...(row
      ? { decision: row.decision, from: row.firstDay, to: row.lastDay, version: row.version }
      : { decision: 'none' as const, from: null, to: null, version: 0 }),
    decidedBy: row?.decidedBy ?? null,
    decidedAt: row?.decidedAt.toISOString() ?? null,
  };
}
