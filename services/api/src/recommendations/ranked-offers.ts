import type { CompanionsFound } from '@vitrine/contracts';
import type { MarginBands } from '@vitrine/recommend';
import type { ProductRow, Products } from '@vitrine/warehouse';
import type { Access } from '../access/access.js';
import type { TenantMarginBands } from './margin-bands.js';
import { productsById } from './named-products.js';
import { type Offer, offersOf } from './offers.js';
import type { DecisionsOfBasket } from './pair-decisions.js';
import type { SellerPlans } from './seller-plans.js';
import type { Shelf } from './shelf.js';

interface Asked {
  readonly storeId: string;
  /** `YYYY-MM-DD` of the store. */
  readonly businessDate: string;
  readonly decided: Pick<DecisionsOfBasket, 'of'>;
  readonly isOutside: (productId: string) => boolean;
}

export interface Ranked {
  readonly offers: readonly Offer[];
  readonly productOf: (productId: string) => ProductRow | undefined;
  readonly bands: MarginBands | undefined;
}

/** Reads what is known of products that were found, and ranks them. */
export class RankedOffers {
  constructor(
    private readonly products: Products,
    private readonly bands: TenantMarginBands,
    private readonly shelf: Shelf,
    private readonly plans: SellerPlans,
  ) {}

  /** @param basket products that are named beside what was found */
  async of(
    { tenant, scope }: Pick<Access, 'tenant' | 'scope'>,
    found: CompanionsFound['companions'],
    basket: readonly string[],
    { storeId, businessDate, decided, isOutside }: Asked,
  ): Promise<Ranked> {
    const ids = found.map(({ productId }) => productId);
    const named = [...basket, ...found.flatMap(({ withProductId }) => withProductId ?? [])];
    const place = { tenantId: tenant.id, storeId, businessDate };
    const [products, bands, shelfOf, planGainOf] = await Promise.all([
      productsById(this.products, tenant.id, [...ids, ...named]),
      this.bands.of(tenant.id),
      this.shelf.of(place, ids),
      this.plans.of({ tenantId: tenant.id, storeId, sellerId: scope.sellerId }, ids),
    ]);
    const productOf = (productId: string) => products.get(productId);
    const known = { productOf, isOutside, shelfOf, bands, planGainOf, decisionOf: decided.of, businessDate };
    return { offers: offersOf(found, { ...known, weights: tenant.recommendWeights }), productOf, bands };
  }
}
