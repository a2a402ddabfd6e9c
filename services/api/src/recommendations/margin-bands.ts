import { type MarginBands, marginBandsOf } from '@vitrine/recommend';
import type { ProductMargins } from '@vitrine/warehouse';

const KEPT_MS = 3_600_000;
const MOST_TENANTS = 1_000;

interface Kept {
  readonly bands: Promise<MarginBands | undefined>;
  readonly atMs: number;
}

/** The bands of each tenant, kept for an hour: a cost that changes moves few products to another. */
export class TenantMarginBands {
  private readonly kept = new Map<string, Kept>();

  constructor(
    private readonly margins: Pick<ProductMargins, 'sixths'>,
    private readonly nowMs: () => number = Date.now,
  ) {}

  /** @returns undefined where no product has both a price and a cost */
  of(tenantId: string): Promise<MarginBands | undefined> {
    const known = this.kept.get(tenantId);
    if (known && known.atMs > this.nowMs() - KEPT_MS) return known.bands;
    const bands = this.read(tenantId);
    this.kept.delete(tenantId);
    this.kept.set(tenantId, { bands, atMs: this.nowMs() });
    const [oldest] = this.kept.keys();
    if (this.kept.size > MOST_TENANTS && oldest !== undefined) this.kept.delete(oldest);
    bands.catch(() => this.kept.delete(tenantId));
    return bands;
  }

  private async read(tenantId: string): Promise<MarginBands | undefined> {
    const sixths = await this.margins.sixths(tenantId);
    return sixths && marginBandsOf(sixths);
  }
}
