'use client';

import type { Companions, Holdout, PromoteList } from '@vitrine/contracts';
import { isHeldOut } from '@vitrine/recommend/held-out';
import { useWallClock } from '@/features/clock/clock-context';
import { useKeptQuery } from '@/features/offline/use-kept-query';
import { useSession } from '@/features/session/session-context';
import type { Store } from '@/lib/api/types';

const LISTED = 10;
const COMPANIONS = 3;

/** Nothing is told in an hour that goes without suggestions; the lists of the hours around it stay. */
export const isOfHeldHour = ({ holdout, items }: { holdout: Holdout; items: readonly unknown[] }): boolean =>
  holdout.isHeldOut && items.length === 0;

/** What to push in a store today, as it was made last night. */
export function usePromoteList({ id }: Store) {
  return useKeptQuery<PromoteList>({
    name: `promote ${id}`,
    path: `/v1/recommendations/promote?limit=${LISTED}&storeId=${encodeURIComponent(id)}`,
    isPassing: isOfHeldHour,
  });
}

/** Each showing is an offer of its own, that of a kept answer too. */
export const shownAgain = (companions: Companions): Companions => ({
  ...companions,
  items: companions.items.map((item) => ({ ...item, offerId: crypto.randomUUID() })),
});

/** Read again, a companion that is shown stays the offer that it is: what was said of it was said under that id. */
export function sameShowing(shown: Companions, next: Companions): Companions {
  const offerOf = new Map(shown.items.map(({ productId, offerId }) => [productId, offerId]));
  const items = next.items.map((item) => ({ ...item, offerId: offerOf.get(item.productId) ?? item.offerId }));
  return { ...next, items };
}

/** What to offer with a product. @param productId null: nothing is in hand */
export function useCompanions({ id }: Store, productId: string | null) {
  return useKeptQuery<Companions>(
    productId === null
      ? null
      : {
          name: `companions ${id} ${productId}`,
          path: `/v1/recommendations/products/${encodeURIComponent(productId)}/companions?limit=${COMPANIONS}&storeId=${encodeURIComponent(id)}`,
          isPassing: isOfHeldHour,
          recalled: shownAgain,
          goesOn: sameShowing,
        },
  );
}

/**
 * Whether this hour goes without suggestions, to measure what they bring. The hour itself says so, with or without a network; whether the
 * store takes part is what the last answer said. Whoever manages sees everything.
 */
export function useHeldOut({ id: storeId, timeZone }: Store, last: Pick<Holdout, 'isMeasured'> | undefined): boolean {
  const { me } = useSession();
  const { day: businessDate, hour } = useWallClock(timeZone);
  const isMeasured = me.scope.sellerId !== undefined && last?.isMeasured === true;
  return isMeasured && isHeldOut({ tenantId: me.tenant.id, storeId, businessDate, hour });
}
