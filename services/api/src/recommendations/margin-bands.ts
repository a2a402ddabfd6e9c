import type { ProductMargins } from '@vitrine/warehouse';

/** What one unit earns, told in three steps: the middle of each third of the tenant's products, and where the thirds part. */
export interface MarginBands {
  readonly partsE4: readonly [number, number];
  readonly middlesE4: readonly [number, number, number];
}

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
    if (sixths === undefined) return undefined;
    const [low, firstPart, middle, secondPart, high] = sixths;
    return { partsE4: [firstPart, secondPart], middlesE4: [low, middle, high] };
  }
}

/**
 * The middle of the band that a margin is in. All that is ordered by it tells at most the band of a product, however often and beside
 * whichever others somebody asks for it.
 */
export function bandedMarginE4({ partsE4, middlesE4 }: MarginBands, marginE4: number): number {
  if (marginE4 < partsE4[0]) return middlesE4[0];
  return marginE4 < partsE4[1] ? middlesE4[1] : middlesE4[2];
}
