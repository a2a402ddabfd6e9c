import { Audience } from '@vitrine/alert-rules';
import type { Places } from '@vitrine/domain';
import type { Store } from '@vitrine/store';
import type { SellerRow, Sellers, StoreRow, Stores } from '@vitrine/warehouse';
import { groupBy } from '../group-by.js';
import { AskedTogether } from './asked-together.js';

/** How old the answer to "which stores has this region" may be. */
const PLACES_FRESH_MS = 5_000;

interface Kept {
  readonly version: string;
  readonly placesReadMs: number;
  readonly audience: Audience;
}

/**
 * The people of each tenant by what they see. A change of a person counts from the next batch on, because their version is asked before
 * each, and before each message; stores and sellers of the catalogue are some seconds behind.
 */
export class Audiences {
  private readonly kept = new Map<string, Kept>();
  private readonly versions = new Map<string, AskedTogether<string>>();

  constructor(
    private readonly before: Pick<Store['alertsBefore'], 'people' | 'peopleVersion'>,
    private readonly stores: Pick<Stores, 'load'>,
    private readonly sellers: Pick<Sellers, 'load'>,
  ) {}

  async of(tenantIds: ReadonlySet<string>, nowMs: number): Promise<Map<string, Audience>> {
    const all = [...tenantIds].map(async (tenantId) => [tenantId, await this.ofTenant(tenantId, nowMs)] as const);
    return new Map(await Promise.all(all));
  }

  private async ofTenant(tenantId: string, nowMs: number): Promise<Audience> {
    const version = await this.versionOf(tenantId);
    const kept = this.kept.get(tenantId);
    const isFresh = kept?.version === version && nowMs - kept.placesReadMs < PLACES_FRESH_MS;
    if (kept !== undefined && isFresh) return kept.audience;
    const [people, stores, sellers] = await Promise.all([
      this.before.people(tenantId),
      this.stores.load(tenantId),
      this.sellers.load(tenantId),
    ]);
    const audience = new Audience(tenantId, people, placesOf(stores, sellers));
    this.kept.set(tenantId, { version, placesReadMs: nowMs, audience });
    return audience;
  }

  private versionOf(tenantId: string): Promise<string> {
    const asked = this.versions.get(tenantId) ?? new AskedTogether(() => this.before.peopleVersion(tenantId));
    this.versions.set(tenantId, asked);
    return asked.ask();
  }
}

function placesOf(stores: readonly StoreRow[], sellers: readonly SellerRow[]): Places {
  const ofRegion = groupBy(stores, ({ region }) => region);
  const homes = new Map(sellers.map(({ sellerId, storeId }) => [sellerId, storeId]));
  return {
    storesOfRegion: (region) => (ofRegion.get(region) ?? []).map(({ storeId }) => storeId),
    storeOfSeller: (sellerId) => homes.get(sellerId),
  };
}
