import { seesStores } from '@/lib/access';
import type { Me, Snapshot, Store } from '@/lib/api/types';

/** Nothing was sent yet: the whole organisation is in sight, no store is known and no sale has come. */
export function isFirstUse(me: Me, stores: readonly Store[], snapshot: Snapshot | null): boolean {
  return me.scope.stores === 'all' && seesStores(me) && stores.length === 0 && !snapshot?.lastSaleAt;
}
