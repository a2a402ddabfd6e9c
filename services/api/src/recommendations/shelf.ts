import type { Promotions, RunningPromotion, SoldUnits, StockLevel, StockLevels, UnitSales } from '@vitrine/warehouse';

/** What is known of a product on the shelf of one store. What is absent is unknown. */
export interface OnShelf {
  readonly promotion?: RunningPromotion;
  readonly stock?: StockLevel;
  /** How long the stock lasts as it sold lately; absent where too little is known of that. */
  readonly stockDays?: number;
}

interface Place {
  readonly tenantId: string;
  readonly storeId: string;
  readonly businessDate: string;
}
type ShelfOf = (productId: string) => OnShelf;

/** From fewer days nobody says how fast a product sells. */
const FEWEST_DAYS = 7;

/** The shelf of a store: what is promoted today, what is in stock now, and how long that lasts. */
export class Shelf {
  constructor(
    private readonly promotions: Pick<Promotions, 'inForce'>,
    private readonly levels: Pick<StockLevels, 'ofStore'>,
    private readonly sales: Pick<UnitSales, 'ofStore'>,
    private readonly nowMs: () => number = Date.now,
  ) {}

  /** Promotion and stock, without how long it lasts. @param place with the store's own business date `YYYY-MM-DD` */
  async now(place: Place, productIds: readonly string[]): Promise<ShelfOf> {
    const { promotionOf, levelOf } = await this.read(place, productIds);
    return (productId) => onShelf(promotionOf.get(productId), levelOf.get(productId), undefined);
  }

  /** @param place as of `now` */
  async of(place: Place, productIds: readonly string[]): Promise<ShelfOf> {
    const { promotionOf, levelOf } = await this.read(place, productIds);
    const inStock = [...levelOf.values()].filter(({ quantityE3 }) => quantityE3 > 0).map(({ productId }) => productId);
    const sold = inStock.length === 0 ? [] : await this.sales.ofStore({ ...place, productIds: inStock });
    const soldOf = byProduct(sold);
    return (productId) => onShelf(promotionOf.get(productId), levelOf.get(productId), soldOf.get(productId));
  }

  private async read({ tenantId, storeId, businessDate }: Place, productIds: readonly string[]) {
    const [promoted, levels] =
      productIds.length === 0
        ? [[], []]
        : await Promise.all([
            this.promotions.inForce(tenantId, businessDate, productIds),
            this.levels.ofStore({ tenantId, storeId, nowMs: this.nowMs(), productIds }),
          ]);
    return { promotionOf: byProduct(promoted), levelOf: byProduct(levels) };
  }
}

function onShelf(
  promotion: RunningPromotion | undefined,
  stock: StockLevel | undefined,
  sold: SoldUnits | undefined,
): OnShelf {
  const isKnown = stock !== undefined && sold !== undefined && sold.days >= FEWEST_DAYS;
  return {
    ...(promotion && { promotion }),
    ...(stock && { stock }),
    ...(isKnown && { stockDays: (stock.quantityE3 * sold.days) / sold.unitsE3 }),
  };
}

const byProduct = <Row extends { readonly productId: string }>(rows: readonly Row[]): Map<string, Row> =>
  new Map(rows.map((row) => [row.productId, row]));
