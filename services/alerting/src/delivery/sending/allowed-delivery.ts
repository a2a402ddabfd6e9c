import type { Permission } from '@vitrine/contracts';
import type { Scope } from '@vitrine/domain';
import type { DueDelivery } from '@vitrine/store';

/** What whoever gets a message may know. */
export interface ToldScope {
  readonly scope: Scope;
  readonly permissions: ReadonlySet<Permission>;
}

/** A message that its receiver may be told, with what they may know: asked once for each try. */
export interface AllowedDelivery extends DueDelivery {
  readonly told: ToldScope;
}

/** Webhooks are the tenant's: those who manage them see all of it. */
export const toldToTenant = (tenantId: string): ToldScope => ({
  scope: { tenantId, stores: 'all', networkTotals: false },
  permissions: new Set<Permission>(['sellers:read', 'margins:read']),
});
