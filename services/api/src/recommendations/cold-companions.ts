import { type CompanionsFound, mostCompanionsFound } from '@vitrine/contracts';
import {
  bandNameOf,
  type ColdProduct,
  type ColdReason,
  CompanionFinder,
  coldStart,
  type MarginBands,
} from '@vitrine/recommend';
import type { ProductRow, Products, Promotions } from '@vitrine/warehouse';
import type { Assortment } from './assortment.js';

type Found = CompanionsFound['companions'][number];

/** Below, what the catalogue says fills what baskets do not: as many are needed to say what sells together. */
export const COLD_BASKETS = 200;
/** The model looks at so many of the catalogue's products. */
const MOST_LOOKED_AT = 500;
const MOST_PROMOTED = 1_000;

interface Asked {
  readonly tenantId: string;
  readonly storeId: string;
  /** `YYYY-MM-DD` of the store. */
  readonly businessDate: string;
  readonly basket: readonly ProductRow[];
  /** In the basket, offered already, or blocked. */
  readonly without: ReadonlySet<string>;
  readonly bands: MarginBands | undefined;
}

/** Companions of a shop that has hardly any baskets: of what it carries, by category, promotion and margin band, each with its reasons. */
export class ColdCompanions {
  constructor(
    private readonly products: Pick<Products, 'alike'>,
    private readonly promotions: Pick<Promotions, 'inForce'>,
    private readonly assortment: Pick<Assortment, 'outside'>,
  ) {}

  async find({ tenantId, storeId, businessDate, basket, without, bands }: Asked): Promise<Found[]> {
    const running = await this.promotions.inForce(tenantId, businessDate);
    const promoted = new Set(running.slice(0, MOST_PROMOTED).map(({ productId }) => productId));
    const categories = new Set(basket.flatMap(({ category }) => (category === '' ? [] : [category])));
    const alike = await this.products.alike({
      ...{ tenantId, categories: [...categories], productIds: [...promoted], limit: MOST_LOOKED_AT },
      leastMarginE4: bands?.partsE4[1],
    });
    const ids = alike.map(({ productId }) => productId);
    const outside = await this.assortment.outside({ tenantId, storeId, businessDate }, ids);
    const carried = alike.filter(({ productId }) => !outside.has(productId));
    const cold = [...basket, ...carried].map((product) => coldOf(product, promoted, bands));
    const reasons = cold.map((product) => reasonsOf(product, categories));
    const isAllowed = (code: number) =>
      code >= basket.length && !without.has(cold[code]?.productId ?? '') && (reasons[code]?.length ?? 0) > 0;
    const found = new CompanionFinder(coldStart(cold)).find([...basket.keys()], mostCompanionsFound, isAllowed);
    return found.map(({ code, score }) => ({
      productId: cold[code]?.productId ?? '',
      score,
      reasonCodes: reasons[code] ?? [],
    }));
  }
}

function coldOf(
  { productId, category, unitPriceE4, unitCostE4 }: ProductRow,
  promoted: ReadonlySet<string>,
  bands: MarginBands | undefined,
): ColdProduct {
  const isKnown = bands !== undefined && unitPriceE4 !== null && unitCostE4 !== null;
  return {
    ...{ productId, category, isPromoted: promoted.has(productId) },
    ...(isKnown && { band: bandNameOf(bands, unitPriceE4 - unitCostE4) }),
  };
}

function reasonsOf({ category, isPromoted, band }: ColdProduct, categories: ReadonlySet<string>): ColdReason[] {
  return [
    ...(categories.has(category) ? ['sameCategory' as const] : []),
    ...(isPromoted ? ['onPromotion' as const] : []),
    ...(band === 'high' ? ['goodMargin' as const] : []),
  ];
}
