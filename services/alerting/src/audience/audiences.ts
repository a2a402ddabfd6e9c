import { Audience } from '@vitrine/alert-rules';
import type { Places } from '@vitrine/domain';
import type { Store } from '@vitrine/store';
import type { Directory, SellerRow, StoreRow } from '@vitrine/warehouse';
import { groupBy } from '../group-by.js';
import { AskedTogether } from './asked-together.js';

interface Kept {
  readonly version: string;
  readonly stores: readonly StoreRow[];
  readonly sellers: readonly SellerRow[];
  readonly audience: Audience;
}

/**
 * The people of each tenant by what they see. A change of a person counts from the next batch on, because their version is asked before
 * each, and before each message; stores and sellers are as old as the directory lets them be.
 */
export class Audiences {
  private readonly kept = new Map<string, Kept>();
  private readonly versions = new Map<string, AskedTogether<string>>();

  constructor(
    private readonly before: Pick<Store['alertsBefore'], 'people' | 'peopleVersion'>,
    private readonly directory: Pick<Directory, 'storesOf' | 'sellersOf'>,
  ) {}

  async of(tenantIds: ReadonlySet<string>): Promise<Map<string, Audience>> {
    const all = [...tenantIds].map(async (tenantId) => [tenantId, await this.ofTenant(tenantId)] as const);
    return new Map(await Promise.all(all));
  }

  private async ofTenant(tenantId: string): Promise<Audience> {
    const [version, stores, sellers] = await Promise.all([
      this.versionOf(tenantId),
      this.directory.storesOf(tenantId),
      this.directory.sellersOf(tenantId),
    ]);
    const kept = this.kept.get(tenantId);
    // The directory gives the same rows until it has read them anew.
    if (kept?.version === version && kept.stores === stores && kept.sellers === sellers) return kept.audience;
    const audience = new Audience(tenantId, await this.before.people(tenantId), placesOf(stores, sellers));
    this.kept.set(tenantId, { version, stores, sellers, audience });
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
