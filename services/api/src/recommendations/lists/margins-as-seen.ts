import { type MarginList, type MarginsQuery, marginBands } from '@vitrine/contracts';
import { formatDecimal } from '@vitrine/domain';
import { MONTH_DAYS, readStored, storedMarginSchema, unitMarginE4 } from '@vitrine/recommend';
import type { RecommendationLists, SellerProducts } from '@vitrine/warehouse';
import { z } from 'zod';
import type { Access } from '../../access/access.js';
import { decodeCursor, encodeCursor, pageOf } from '../../http/cursor.js';
import { type Holdouts, isKeptFrom } from '../holdouts.js';
import { seesMargins } from '../sees-margins.js';
import type { PlanGainOf, SellerPlans } from '../seller-plans.js';
import type { Nightly } from './nightly.js';
import { type OfferedRow, offeredRows } from './offered-rows.js';
import type { ShelfOfLists } from './on-shelf.js';
import { type OwnSales, ownSales } from './own-sales.js';

type Stored = z.output<typeof storedMarginSchema>;
type Shares = MarginList['salesByBand'];
/** The night, in ms since 1970 until 2100, and the place in its list. */
const cursorSchema = z.tuple([z.int().min(1).max(4_102_444_800_000), z.int().min(1).max(4_294_967_295)]);
/** A seller sells no more different products in four weeks. */
const MOST_OWN = 10_000;

/** What earns, in bands: an exact margin only for whoever is told margins. */
export class MarginsAsSeen {
  constructor(
    private readonly nightly: Nightly,
    private readonly lists: Pick<RecommendationLists, 'items'>,
    private readonly shelves: ShelfOfLists,
    private readonly sellers: Pick<SellerProducts, 'sold'>,
    private readonly holdouts: Pick<Holdouts, 'of'>,
    private readonly plans: SellerPlans,
  ) {}

  /** @param query whose store the caller may see. In an hour that is held out a seller is told no product. */
  async page(access: Access, { storeId, category, limit, cursor }: MarginsQuery): Promise<MarginList> {
    const [nightMs, after = 0] = decodeCursor(cursor, cursorSchema) ?? [];
    const holdout = await this.holdouts.of(access.tenant, storeId);
    const place = { storeId, businessDate: holdout.businessDate };
    const open = (behind: number, most: number) => {
      const part = { category, limit: most, after: behind, notAfterMs: nightMs };
      return this.nightly.open(access, storeId, 'margins', storedMarginSchema, part);
    };
    const list = { shelves: this.shelves, open, place };
    // Who is told no product needs the list's head alone.
    const { opened, rows, stoppedAt }: Awaited<ReturnType<typeof offeredRows<Stored>>> = isKeptFrom(access, holdout)
      ? { opened: await open(after, 0), rows: [] }
      : await offeredRows(access, list, { after, count: limit + 1 });
    const madeAtMs = Date.parse(opened.made.madeAt ?? '') || 0;
    const own = await ownSales(this.sellers, access, { ...place, days: MONTH_DAYS });
    const seller = { tenantId: access.tenant.id, storeId, sellerId: access.scope.sellerId };
    const planGainOf = await this.plans.of(
      seller,
      rows.map(({ productId }) => productId),
    );
    const reader = { own, seesMargins: seesMargins(access), planGainOf };
    const page = pageOf(
      rows,
      limit,
      (row) => [madeAtMs, row.place],
      (row) => itemOf(row, reader),
    );
    return {
      ...{ ...opened.made, holdout },
      ...{ salesOf: own ? 'me' : 'store' },
      ...page,
      ...(stoppedAt !== undefined && { nextCursor: encodeCursor([madeAtMs, stoppedAt]) }),
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
      rows.map(({ productId, item }) => [productId, readStored(storedMarginSchema, item)?.band ?? 'unknown']),
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
  readonly own: OwnSales | undefined;
  readonly seesMargins: boolean;
  readonly planGainOf: PlanGainOf;
}

function itemOf(
  { productId, item, shelf }: OfferedRow<Stored>,
  { own, seesMargins, planGainOf }: MarginReader,
): MarginList['items'][number] {
  const { band, since, unitsE3 } = item;
  const product = shelf.productOf(productId);
  const gain = planGainOf(productId);
  const marginE4 = unitMarginE4({
    priceE4: product?.unitPriceE4 ?? undefined,
    costE4: product?.unitCostE4 ?? undefined,
  });
  return {
    ...shelf.shown(productId),
    ...{ band, bandSince: since },
    units: formatDecimal(own ? (own.of.get(productId)?.unitsE3 ?? 0) : unitsE3, 3),
    ...(seesMargins && marginE4 !== undefined && { unitMargin: shelf.money(marginE4) }),
    ...(gain && { extraCommission: shelf.money(gain.extraCommissionE4) }),
  };
}
