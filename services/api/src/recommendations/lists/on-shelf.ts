import type { PromoteList } from '@vitrine/contracts';
import { formatDecimal, formatMoney, minorDigitsOf } from '@vitrine/domain';
import type { ProductRow, Products } from '@vitrine/warehouse';
import type { Access } from '../../access/access.js';
import { productsById } from '../named-products.js';
import { isLoss, isSoldOut, priceNowE4 } from '../price-now.js';
import type { OnShelf, Shelf } from '../shelf.js';

type Shown = Omit<PromoteList['items'][number], 'reasons'>;

/** Products of one store's list, as its shelf has them now. */
export interface ShelfNow {
  productOf(productId: string): ProductRow | undefined;
  /** Whether it may be suggested: neither sold out nor at a loss today. What is unknown excludes nothing. */
  isOffered(productId: string): boolean;
  shown(productId: string): Shown;
  /** Thousandths of a unit in stock now; undefined: unknown. */
  stockE3Of(productId: string): number | undefined;
  money(amountE4: number): string;
  /** Of what is estimated: whole cents say more than enough. */
  estimate(amountE4: number): string;
}

/** Reads names, prices, promotions and stock of today: a list is of the night. */
export class ShelfOfLists {
  constructor(
    private readonly products: Products,
    private readonly shelf: Pick<Shelf, 'now'>,
  ) {}

  async of(
    { tenant }: Pick<Access, 'tenant'>,
    place: { storeId: string; businessDate: string },
    productIds: readonly string[],
  ): Promise<ShelfNow> {
    const [products, shelfOf] = await Promise.all([
      productsById(this.products, tenant.id, productIds),
      this.shelf.now({ tenantId: tenant.id, ...place }, productIds),
    ]);
    const digits = minorDigitsOf(tenant.currency);
    const money = (amountE4: number) => formatMoney(amountE4, digits);
    const productOf = (id: string) => products.get(id);
    return {
      ...{ productOf, money },
      estimate: (amountE4) => money(Math.round(amountE4 / 10 ** (4 - digits)) * 10 ** (4 - digits)),
      isOffered: (id) => !isSoldOut(shelfOf(id)) && !isLoss(productOf(id), shelfOf(id)),
      stockE3Of: (id) => shelfOf(id).stock?.quantityE3,
      shown: (id) => shownOf(id, productOf(id), shelfOf(id), money),
    };
  }
}

function shownOf(
  productId: string,
  product: ProductRow | undefined,
  shelf: OnShelf,
  money: (amountE4: number) => string,
): Shown {
  const { promotion, stock } = shelf;
  const { unitPriceE4 = null } = product ?? {};
  const priceE4 = priceNowE4(product, shelf);
  return {
    productId,
    ...(product && { name: product.name }),
    ...(product?.category && { category: product.category }),
    ...(unitPriceE4 !== null && { unitPrice: money(unitPriceE4) }),
    ...(priceE4 !== null && { price: money(priceE4) }),
    ...(promotion && {
      promotion: {
        ...{ id: promotion.promotionId, name: promotion.name, to: promotion.lastDay },
        discountRate: formatDecimal(promotion.discountRateE6, 6),
      },
    }),
    ...(stock && { stock: { units: formatDecimal(stock.quantityE3, 3), at: new Date(stock.atMs).toISOString() } }),
  };
}
