import {
  type Companions,
  type CompanionsFound,
  type CompanionsRequest,
  mostCompanionsFound,
  normaliseCode,
} from '@vitrine/contracts';
import { minorDigitsOf } from '@vitrine/domain';
import type { Products } from '@vitrine/warehouse';
import type { Access } from '../access/access.js';
import { companionItem } from './companion-item.js';
import type { CompanionSource } from './companion-source.js';
import { type Holdouts, isKeptFrom } from './holdouts.js';
import type { TenantMarginBands } from './margin-bands.js';
import { productsById } from './named-products.js';
import { offersOf } from './offers.js';
import type { PairDecisions } from './pair-decisions.js';
import type { SellerPlans } from './seller-plans.js';
import type { Shelf } from './shelf.js';

/** Of a basket with more pins, the latest count. */
const MOST_PINS = 20;

/** Companions of a basket as a caller may see them: what the service found, decided, ranked, and told in words. */
export class CompanionsAsSeen {
  constructor(
    private readonly source: CompanionSource,
    private readonly products: Products,
    private readonly decisions: PairDecisions,
    private readonly bands: TenantMarginBands,
    private readonly holdouts: Holdouts,
    private readonly shelf: Shelf,
    private readonly plans: SellerPlans,
  ) {}

  /** @param request whose store the caller may see */
  async of(access: Access, request: CompanionsRequest): Promise<Companions> {
    const { tenant, permissions, locale } = access;
    const { storeId, limit } = request;
    const productIds = request.productIds.map(normaliseCode);
    const holdout = await this.holdouts.of(tenant, storeId);
    const { businessDate } = holdout;
    const decided = await this.decisions.ofBasket(tenant.id, storeId, productIds, businessDate);
    const pinned = decided.pinned.slice(0, MOST_PINS);
    const { companions, notSoldHere, ...learned } = await this.source.companions({
      ...{ tenantId: tenant.id, storeId, productIds, limit: mostCompanionsFound },
      mayLearnFromNetwork: tenant.recommendFrom === 'network',
      ...{ alsoProductIds: pinned, withoutProductIds: [...decided.blocked] },
    });
    const all = [...companions, ...unknownOf(pinned, companions)];
    const ids = all.flatMap(({ productId, withProductId }) => [productId, ...(withProductId ? [withProductId] : [])]);
    const place = { tenantId: tenant.id, storeId, businessDate };
    const found = all.map(({ productId }) => productId);
    const [products, bands, shelfOf, planGainOf] = await Promise.all([
      productsById(this.products, tenant.id, ids),
      this.bands.of(tenant.id),
      this.shelf.of(place, found),
      this.plans.of({ tenantId: tenant.id, storeId, sellerId: access.scope.sellerId }, found),
    ]);
    const productOf = (productId: string) => products.get(productId);
    const digits = minorDigitsOf(tenant.currency);
    const reader = { locale, minorDigits: digits, seesCosts: permissions.has('costs:read'), productOf };
    const weights = tenant.recommendWeights;
    // A store that pins a product itself is about to sell it.
    const outside = new Set(notSoldHere.filter((productId) => !decided.pinnedHere.has(productId)));
    const isOutside = (productId: string) => outside.has(productId);
    const known = { productOf, isOutside, shelfOf, bands, weights, planGainOf, decisionOf: decided.of, businessDate };
    const offers = offersOf(all, known);
    return {
      storeId,
      ...learned,
      holdout,
      items: offers
        .slice(0, isKeptFrom(access, holdout) ? 0 : limit)
        .map((offer) => companionItem(offer, learned.baskets, reader)),
    };
  }
}

/** Pins of which no figure may be told, or that nobody has bought yet. */
function unknownOf(pinned: readonly string[], found: CompanionsFound['companions']): CompanionsFound['companions'] {
  const known = new Set(found.map(({ productId }) => productId));
  return pinned
    .filter((productId) => !known.has(productId))
    .map((productId) => ({ productId, score: 0, reasonCodes: [] }));
}
