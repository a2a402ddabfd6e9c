import type { Clock } from '@vitrine/consumer';
import type { Permission } from '@vitrine/contracts';
import type { Scope } from '@vitrine/domain';
import type { DueDelivery } from '@vitrine/store';
import type { Audiences } from '../../audience/audiences.js';

/** What whoever gets a message may know. */
export interface ToldScope {
  readonly scope: Scope;
  readonly permissions: ReadonlySet<Permission>;
}

/** Webhooks are the tenant's: those who manage them see all of it. */
const ofTenant = (tenantId: string): ToldScope => ({
  scope: { tenantId, stores: 'all', networkTotals: false },
  permissions: new Set<Permission>(['sellers:read', 'margins:read']),
});

/** @returns undefined for a person who may not come in */
export async function toldScopeOf(
  { userId, tenantId }: Pick<DueDelivery['delivery'], 'userId' | 'tenantId'>,
  audiences: Pick<Audiences, 'of'>,
  clock: Pick<Clock, 'nowMs'>,
): Promise<ToldScope | undefined> {
  if (userId === null) return ofTenant(tenantId);
  return (await audiences.of(new Set([tenantId]), clock.nowMs())).get(tenantId)?.find(userId);
}
