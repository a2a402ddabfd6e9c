import type { Me, Store } from './api/types';

/** What to offer on screen. The api decides; this only keeps people from asking for what it would refuse. */
export function seesMargin(me: Me): boolean {
  return me.scope.sellerId === undefined && ['admin', 'analyst', 'regional', 'manager'].includes(me.user.role);
}

export function seesFlow(me: Me): boolean {
  return me.user.role === 'operator' || me.user.role === 'admin';
}

export function seesStores(me: Me): boolean {
  return me.scope.sellerId === undefined;
}

/** Some stores are the person's own, others are there to compare with, as totals. */
export function comparesWithNetwork(me: Me, stores: readonly Store[]): boolean {
  return me.scope.networkTotals && stores.some((store) => store.access === 'totals');
}
