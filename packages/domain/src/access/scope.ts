/** What a person or program may read. There is no reading without one. */
export interface Scope {
  readonly tenantId: string;
  readonly stores: 'all' | readonly string[];
  /** Set for a seller: only the own sales, inside `stores`. */
  readonly sellerId?: string;
  /** May compare with the network's other stores as store-level totals, and nothing finer. */
  readonly networkTotals: boolean;
}

/** May everything of this store be read (for a seller: everything of the own in it)? */
export function canSeeStore(scope: Scope, storeId: string): boolean {
  return scope.stores === 'all' || scope.stores.includes(storeId);
}

/** How a store appears to the scope: in full, as totals of the network, or not at all. */
export function storeAccess(scope: Scope, storeId: string): 'full' | 'totals' | 'none' {
  if (canSeeStore(scope, storeId)) return 'full';
  return scope.networkTotals ? 'totals' : 'none';
}

/** May this seller's sales be read, at this store? */
export function canSeeSeller(scope: Scope, seller: { readonly id: string; readonly storeId: string }): boolean {
  return canSeeStore(scope, seller.storeId) && (scope.sellerId === undefined || scope.sellerId === seller.id);
}

/** The scope's stores cut to those asked for; never wider than the scope. */
export function intersectStores(scope: Scope, asked: readonly string[]): readonly string[] {
  return scope.stores === 'all' ? [...asked] : asked.filter((storeId) => scope.stores.includes(storeId));
}

/** The scope that both grant, for a key that narrows its owner; null when they are of different tenants. */
export function intersectScopes(a: Scope, b: Scope): Scope | null {
  if (a.tenantId !== b.tenantId) return null;
  const sellersDisagree = a.sellerId !== undefined && b.sellerId !== undefined && a.sellerId !== b.sellerId;
  const sellerId = a.sellerId ?? b.sellerId;
  return {
    tenantId: a.tenantId,
    stores: sellersDisagree ? [] : commonStores(a, b),
    ...(sellerId === undefined ? {} : { sellerId }),
    networkTotals: a.networkTotals && b.networkTotals,
  };
}

function commonStores(a: Scope, b: Scope): Scope['stores'] {
  return b.stores === 'all' ? a.stores : intersectStores(a, b.stores);
}

/** One value for equal scopes, whatever the order of their stores: groups listeners that may share a snapshot. */
export function scopeKey(scope: Scope): string {
  const stores = scope.stores === 'all' ? 'all' : [...new Set(scope.stores)].sort();
  return JSON.stringify([scope.tenantId, stores, scope.sellerId ?? null, scope.networkTotals]);
}
