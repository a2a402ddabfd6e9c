import type { ArrivedDays, SalesDays } from '../sales-days.js';
import type { SellerRow, Sellers } from '../sellers.js';
import type { StoreRow, Stores } from '../stores.js';

/** How old the answer to "which stores has this region" may be. */
const FRESH_MS = 5_000;

/** Where things are in the catalogue as it is now: what resolving a scope needs to know. */
export interface Whereabouts {
  storesOfRegion(region: string): Promise<readonly string[]>;
  storeOfSeller(sellerId: string): Promise<string | undefined>;
}

interface Known<T> {
  readAt: number;
  rows: Promise<T>;
}

/**
 * Stores and sellers of a tenant as the catalogue has them, the days that sales have arrived for, and the rollups that are ready. Read at
 * most every few seconds, however many callers ask.
 */
export class Directory {
  private readonly knownStores = new Map<string, Known<StoreRow[]>>();
  private readonly knownSellers = new Map<string, Known<SellerRow[]>>();
  private readonly knownDays = new Map<string, Known<ArrivedDays>>();
  private readonly knownRollups = new Map<string, Known<ReadonlySet<string>>>();

  constructor(
    private readonly stores: Pick<Stores, 'load'>,
    private readonly sellers: Pick<Sellers, 'load'>,
    private readonly days: Pick<SalesDays, 'load'>,
    private readonly rollups: { ready(): Promise<ReadonlySet<string>> },
    private readonly now: () => number = Date.now,
  ) {}

  storesOf(tenantId: string): Promise<StoreRow[]> {
    return this.fresh(this.knownStores, tenantId, () => this.stores.load(tenantId));
  }

  sellersOf(tenantId: string): Promise<SellerRow[]> {
    return this.fresh(this.knownSellers, tenantId, () => this.sellers.load(tenantId));
  }

  arrivedDaysOf(tenantId: string): Promise<ArrivedDays> {
    return this.fresh(this.knownDays, tenantId, () => this.days.load(tenantId));
  }

  /** Rollups that have been filled and may be read; the same for every tenant. */
  readyRollups(): Promise<ReadonlySet<string>> {
    return this.fresh(this.knownRollups, '', () => this.rollups.ready());
  }

  whereabouts(tenantId: string): Whereabouts {
    return {
      storesOfRegion: async (region) =>
        (await this.storesOf(tenantId)).filter((store) => store.region === region).map((store) => store.storeId),
      storeOfSeller: async (sellerId) =>
        (await this.sellersOf(tenantId)).find((seller) => seller.sellerId === sellerId)?.storeId,
    };
  }

  /** A failed read is not remembered. */
  private fresh<T>(known: Map<string, Known<T>>, tenantId: string, load: () => Promise<T>): Promise<T> {
    const last = known.get(tenantId);
    if (last !== undefined && this.now() - last.readAt < FRESH_MS) return last.rows;
    const rows = load();
    known.set(tenantId, { readAt: this.now(), rows });
    rows.catch(() => known.delete(tenantId));
    return rows;
  }
}
