import type { Promotions, RunningPromotion, SoldUnits, StockLevel, StockLevels, UnitSales } from '@vitrine/warehouse';
import { KeptAnswers } from './kept-answers.js';

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
/** What sold until yesterday: only what arrives late changes it. Some 30 MB. */
const KEPT_SALES = { keepMs: 600_000, most: 100_000 };

/** The shelf of a store: what is promoted today, what is in stock now, and how long that lasts. */
export class Shelf {
  private readonly keptSales: KeptAnswers<SoldUnits>;

  constructor(
    private readonly promotions: Pick<Promotions, 'inForce'>,
    private readonly levels: Pick<StockLevels, 'ofStore'>,
    private readonly sales: Pick<UnitSales, 'ofStore'>,
    private readonly nowMs: () => number = Date.now,
  ) {
    this.keptSales = new KeptAnswers(KEPT_SALES, nowMs);
  }

  /** Promotion and stock, without how long it lasts. @param place with the store's own business date `YYYY-MM-DD` */
  async now(place: Place, productIds: readonly string[]): Promise<ShelfOf> {
    const { promotionOf, levelOf } = await this.read(place, productIds);
    return (productId) => onShelf(promotionOf.get(productId), levelOf.get(productId), undefined);
  }

  /** @param place as of `now` */
  async of(place: Place, productIds: readonly string[]): Promise<ShelfOf> {
    // Also of what is out of stock: to know that first would be a second wait.
    const [{ promotionOf, levelOf }, soldOf] = await Promise.all([
      this.read(place, productIds),
      this.keptSales.of([place.tenantId, place.storeId, place.businessDate], productIds, async (missing) =>
        byProduct(await this.sales.ofStore({ ...place, productIds: missing })),
      ),
    ]);
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
  const isInStock = stock !== undefined && stock.quantityE3 > 0;
  const isKnown = isInStock && sold !== undefined && sold.days >= FEWEST_DAYS;
  return {
    ...(promotion && { promotion }),
    ...(stock && { stock }),
    ...(isKnown && { stockDays: (stock.quantityE3 * sold.days) / sold.unitsE3 }),
  };
}

const byProduct = <Row extends { readonly productId: string }>(rows: readonly Row[]): Map<string, Row> =>
  new Map(rows.map((row) => [row.productId, row]));
