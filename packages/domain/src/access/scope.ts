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

/** One value for equal scopes, whatever the order of their stores: groups listeners that may share a snapshot. */
export function scopeKey(scope: Scope): string {
  const stores = scope.stores === 'all' ? 'all' : [...new Set(scope.stores)].sort();
  return JSON.stringify([scope.tenantId, stores, scope.sellerId ?? null, scope.networkTotals]);
}
