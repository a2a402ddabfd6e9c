import type { ArrivedDays, SalesDays } from '../sales-days.js';
import type { SellerRow, Sellers } from '../sellers.js';
import type { StoreRow, Stores } from '../stores.js';

/** How old the answer to "which stores has this region" may be. */
const FRESH_MS = 5_000;
/** From then on the next one is read beside the answer: where somebody asks all the time, nobody waits for it. */
const READ_AHEAD_MS = 4_000;

/** Where things are in the catalogue as it is now: what resolving a scope needs to know. */
export interface Whereabouts {
  storesOfRegion(region: string): Promise<readonly string[]>;
  storeOfSeller(sellerId: string): Promise<string | undefined>;
}

interface Known<T> {
  readonly readAt: number;
  readonly rows: Promise<T>;
  isReadAhead: boolean;
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

  private fresh<T>(known: Map<string, Known<T>>, tenantId: string, load: () => Promise<T>): Promise<T> {
    const last = known.get(tenantId);
    const ageMs = last === undefined ? FRESH_MS : this.now() - last.readAt;
    if (last === undefined || ageMs >= FRESH_MS) return this.read(known, tenantId, load);
    if (ageMs >= READ_AHEAD_MS && !last.isReadAhead) {
      last.isReadAhead = true;
      const next = { readAt: this.now(), rows: load(), isReadAhead: false };
      // Where it fails the last one stays, for as long as it is fresh.
      next.rows.then(
        () => known.get(tenantId) === last && known.set(tenantId, next),
        () => undefined,
      );
    }
    return last.rows;
  }

  /** A failed read is not remembered. */
  private read<T>(known: Map<string, Known<T>>, tenantId: string, load: () => Promise<T>): Promise<T> {
    const rows = load();
    known.set(tenantId, { readAt: this.now(), rows, isReadAhead: false });
    rows.catch(() => known.delete(tenantId));
    return rows;
  }
}
