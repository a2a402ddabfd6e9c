import { wilson } from '../../explain/pair-claim.js';
import { LEAST_BASKETS, type PromoteClaim } from './claims.js';
import { mixed, type PromoteItem } from './promote-list.js';

/** What one seller sold in a store: whole baskets. */
export interface SellerBaskets {
  readonly baskets: number;
  withIt(productId: string): number;
}

type Item = Pick<PromoteItem, 'productId' | 'claims'> & { readonly share?: number | undefined };

/** What a seller sells clearly more rarely than the store stands so many places further up in the own list. */
const PLACES_UP = 5;

/**
 * The list of a store as one seller's: what the seller has in clearly fewer baskets than the store has it in says so, and stands higher.
 * Clearly: the store's share lies above the whole interval of the seller's.
 */
export function ofSeller<Of extends Item>(items: readonly Of[], seller: SellerBaskets): Of[] {
  const own = items.map((item, at) => {
    const less = soldLess(item, seller);
    return less ? { item: { ...item, claims: [...item.claims, less] }, at: at - PLACES_UP - 0.5 } : { item, at };
  });
  own.sort((one, other) => one.at - other.at);
  return mixed(
    own.map(({ item }) => item),
    own.length,
  );
}

function soldLess({ productId, share: usual }: Item, { baskets, withIt }: SellerBaskets): PromoteClaim | undefined {
  if (usual === undefined || baskets < LEAST_BASKETS) return undefined;
  const sold = withIt(productId);
  if (wilson(sold, baskets).high >= usual) return undefined;
  return { code: 'soldLessByYou', share: sold / baskets, usual };
}
