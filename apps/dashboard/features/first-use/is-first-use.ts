import { seesStores } from '@/lib/access';
import type { Me, Snapshot, Store } from '@/lib/api/types';

/** Nobody has sent anything yet: the whole organisation is in sight, no store is known and no sale was heard of. */
export function isFirstUse(me: Me, stores: readonly Store[], snapshot: Snapshot | null): boolean {
  return me.scope.stores === 'all' && seesStores(me) && stores.length === 0 && !snapshot?.lastSaleAt;
}
