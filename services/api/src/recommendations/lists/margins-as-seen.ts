import { type MarginList, type MarginsQuery, marginBands } from '@vitrine/contracts';
import { formatDecimal } from '@vitrine/domain';
import { MONTH_DAYS, storedMarginSchema, unitMarginE4 } from '@vitrine/recommend';
import type { RecommendationLists, SellerProducts } from '@vitrine/warehouse';
import { z } from 'zod';
import type { Access } from '../../access/access.js';
import { decodeCursor, pageOf } from '../../http/cursor.js';
import type { Holdouts } from '../holdouts.js';
import type { Nightly } from './nightly.js';
import type { ShelfNow, ShelfOfLists } from './on-shelf.js';
import { type OwnSales, ownSales } from './own-sales.js';

type Stored = z.output<typeof storedMarginSchema>;
type Shares = MarginList['salesByBand'];
/** The night, in ms since 1970 until 2100, and the place in its list. */
const cursorSchema = z.tuple([z.int().min(1).max(4_102_444_800_000), z.int().min(1).max(4_294_967_295)]);
/** A seller sells no more different products in four weeks. */
const MOST_OWN = 10_000;

/** What earns, in bands: an exact margin only for roles that see costs. */
export class MarginsAsSeen {
  constructor(
    private readonly nightly: Nightly,
    private readonly lists: Pick<RecommendationLists, 'items'>,
    private readonly shelves: ShelfOfLists,
    private readonly sellers: Pick<SellerProducts, 'sold'>,
    private readonly holdouts: Pick<Holdouts, 'of'>,
  ) {}

  /** @param query whose store the caller may see. */
  async page(access: Access, { storeId, category, limit, cursor }: MarginsQuery): Promise<MarginList> {
    const position = decodeCursor(cursor, cursorSchema);
    const { businessDate } = await this.holdouts.of(access.tenant, storeId);
    const [nightMs, after = 0] = position ?? [];
    const part = { category, limit: limit + 1, after, notAfterMs: nightMs };
    const opened = await this.nightly.open(access, storeId, 'margins', storedMarginSchema, part);
    const madeAtMs = Date.parse(opened.made.madeAt ?? '') || 0;
    const rows = opened.items;
    const shelf = await this.shelves.of(
      access,
      { storeId, businessDate },
      rows.map(({ productId }) => productId),
    );
    const own = await ownSales(this.sellers, access, { storeId, businessDate, days: MONTH_DAYS });
    const reader = { shelf, own, seesCosts: access.permissions.has('costs:read') };
    const page = pageOf(
      rows,
      limit,
      ({ place }) => [madeAtMs, place],
      (row) => itemOf(row.productId, row.item, reader),
    );
    return {
      ...opened.made,
      ...{ salesOf: own ? 'me' : 'store', ...page },
      salesByBand: own ? await this.ownShares(access, storeId, madeAtMs, own) : sharesOf(opened.head?.salesByBandE4),
    };
  }

  /** The bands of what the seller sold. */
  private async ownShares({ tenant }: Access, storeId: string, madeAtMs: number, own: OwnSales): Promise<Shares> {
    const productIds = [...own.of.keys()].slice(0, MOST_OWN);
    if (productIds.length === 0 || madeAtMs === 0) return [];
    const key = { tenantId: tenant.id, storeId, list: 'margins' } as const;
    const rows = await this.lists.items(key, { madeAtMs, productIds, limit: MOST_OWN });
    const bandOf = new Map(
      rows.map(({ productId, item }) => [productId, storedMarginSchema.parse(JSON.parse(item)).band]),
    );
    const sums: Record<string, number> = {};
    for (const [productId, { salesE4 }] of own.of) {
      const band = bandOf.get(productId) ?? 'unknown';
      sums[band] = (sums[band] ?? 0) + Math.max(0, salesE4);
    }
    return sharesOf(sums);
  }
}

function sharesOf(sums: Readonly<Record<string, number>> | undefined): Shares {
  const of = sums ?? {};
  const all = Object.values(of).reduce((sum, amount) => sum + amount, 0);
  if (all <= 0) return [];
  return [...marginBands, 'unknown' as const].map((band) => ({ band, share: (of[band] ?? 0) / all }));
}

interface MarginReader {
  readonly shelf: ShelfNow;
  readonly own: OwnSales | undefined;
  readonly seesCosts: boolean;
}

function itemOf(
  productId: string,
  { band, since, unitsE3 }: Stored,
  reader: MarginReader,
): MarginList['items'][number] {
  const { shelf, own, seesCosts } = reader;
  const product = shelf.productOf(productId);
  const marginE4 = unitMarginE4({
    priceE4: product?.unitPriceE4 ?? undefined,
    costE4: product?.unitCostE4 ?? undefined,
  });
  return {
    ...shelf.shown(productId),
    ...{ band, bandSince: since },
    units: formatDecimal(own ? (own.of.get(productId)?.unitsE3 ?? 0) : unitsE3, 3),
    ...(seesCosts && marginE4 !== undefined && { unitMargin: shelf.money(marginE4) }),
  };
}
