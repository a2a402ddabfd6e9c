import { metricIds, permissionsOf, roleSchema } from '@vitrine/contracts';
import type { Places, Scope } from '@vitrine/domain';
import { revealsCost } from '@vitrine/metrics';
import type { InboxActor, InboxReader, User } from '@vitrine/store';
import type { Directory, StoreRow } from '@vitrine/warehouse';
import type { Access } from '../access/access.js';
import { resolveScope } from '../access/resolve-scope.js';

type Caller = Pick<Access, 'scope' | 'permissions'>;

/** Whose inbox is read: the caller's scope as the tables of alerts are asked by it. */
export class InboxReaders {
  constructor(private readonly directory: Directory) {}

  of({ actor, ...caller }: Pick<Access, 'actor'> & Caller): Promise<InboxReader> {
    return this.ofScope(caller, actor.kind === 'user' ? actor.id : undefined);
  }

  async ofScope({ scope, permissions }: Caller, userId: string | undefined): Promise<InboxReader> {
    const { tenantId, stores, sellerId } = scope;
    return {
      tenantId,
      stores,
      ...(sellerId === undefined ? {} : { sellerId }),
      wholeRegions: wholeRegionsOf(stores, await this.directory.storesOf(tenantId)),
      hidesSellers: !permissions.has('sellers:read'),
      hiddenMetrics: permissions.has('margins:read') ? [] : COST_METRICS,
      userId,
    };
  }

  /** Where stores and sellers are, for whoever asks of many people at once. */
  async placesOf(tenantId: string): Promise<Places> {
    const [stores, sellers] = await Promise.all([
      this.directory.storesOf(tenantId),
      this.directory.sellersOf(tenantId),
    ]);
    const homes = new Map(sellers.map((seller) => [seller.sellerId, seller.storeId]));
    return {
      storesOfRegion: (region) => stores.flatMap((store) => (store.region === region ? [store.storeId] : [])),
      storeOfSeller: (sellerId) => homes.get(sellerId),
    };
  }

  /** The inbox of somebody else; undefined for who has none: deactivated, or of a role without alerts. */
  async ofPerson({ id, tenantId, role, scopes, deactivatedAt }: User): Promise<InboxActor | undefined> {
    const known = roleSchema.safeParse(role);
    if (!known.success || deactivatedAt !== null) return undefined;
    const where = this.directory.whereabouts(tenantId);
    const scope = await resolveScope({ tenantId, role: known.data, grants: scopes }, where);
    const permissions = permissionsOf(known.data, scope);
    if (!permissions.has('alerts:read')) return undefined;
    return { ...(await this.ofScope({ scope, permissions }, id)), userId: id };
  }
}

const COST_METRICS = metricIds.filter(revealsCost);

/** Regions of which the scope has every store that the catalogue knows. */
function wholeRegionsOf(stores: Scope['stores'], rows: readonly StoreRow[]): string[] {
  if (stores === 'all') return [];
  const seen = new Set(stores);
  const cut = new Set(rows.flatMap(({ storeId, region }) => (seen.has(storeId) ? [] : [region])));
  const touched = new Set(rows.flatMap(({ storeId, region }) => (seen.has(storeId) ? [region] : [])));
  return [...touched].filter((region) => region !== '' && !cut.has(region));
}
