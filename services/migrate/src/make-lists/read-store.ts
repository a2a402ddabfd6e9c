import { type DateText, storeDateOf } from '@vitrine/domain';
import type { KnownDays, ListedProduct } from '@vitrine/recommend';
import type { ProductRow } from '@vitrine/warehouse';
import type { TenantFacts } from './read-tenant.js';
import type { Sources } from './sources.js';
import { spansBefore } from './spans.js';

/** What the lists of one store are made of. */
export interface StoreFacts {
  readonly storeId: string;
  readonly today: DateText;
  readonly known: KnownDays;
  readonly baskets: number;
  /** What it sells; of a store that has not sold yet, what it could sell. */
  readonly products: readonly ListedProduct[];
  readonly stockE3: ReadonlyMap<string, number>;
}

/** A store that has not sold yet is shown so many of the catalogue's products at most. */
const MOST_UNSOLD = 5_000;
const NO_DAYS: KnownDays = { recent: 0, before: 0, month: 0 };

export async function readStore(sources: Sources, tenantFacts: TenantFacts, storeId: string): Promise<StoreFacts> {
  const { tenant, nowMs, timeZoneOf } = tenantFacts;
  const today = storeDateOf(nowMs, timeZoneOf.get(storeId) ?? tenant.timeZone).soldOn;
  const sold = await sources.facts.sold(tenant.id, storeId, spansBefore(today));
  const stock = await sources.stock.ofStore({ tenantId: tenant.id, storeId, nowMs });
  const known = await tenantFacts.knownBefore(today);
  const promoted = await sources.promotions.inForce(tenant.id, today);
  const facts = {
    sales: new Map(sold.map((row) => [row.productId, row])),
    stockE3: new Map(stock.map(({ productId, quantityE3 }) => [productId, quantityE3])),
    promotions: new Map(promoted.map((promotion) => [promotion.productId, promotion])),
    baskets: tenantFacts.itemBaskets.get(storeId) ?? new Map<string, number>(),
  };
  const ids = assortmentOf(tenantFacts.products, facts);
  return {
    ...{ storeId, today, stockE3: facts.stockE3 },
    known: known.get(storeId) ?? NO_DAYS,
    baskets: tenantFacts.baskets.get(storeId) ?? 0,
    products: ids.flatMap((id) => {
      const product = tenantFacts.products.get(id);
      return product ? [listed(product, facts)] : [];
    }),
  };
}

interface Read {
  readonly sales: ReadonlyMap<string, NonNullable<ListedProduct['sales']>>;
  readonly stockE3: ReadonlyMap<string, number>;
  readonly promotions: ReadonlyMap<string, { name: string; lastDay: string; discountRateE6: number }>;
  readonly baskets: ReadonlyMap<string, number>;
}

function assortmentOf(products: ReadonlyMap<string, ProductRow>, { sales, stockE3 }: Read): string[] {
  const here = new Set([...sales.keys(), ...[...stockE3].flatMap(([id, units]) => (units > 0 ? [id] : []))]);
  return here.size > 0 ? [...here] : [...products.keys()].slice(0, MOST_UNSOLD);
}

function listed(product: ProductRow, { sales, stockE3, promotions, baskets }: Read): ListedProduct {
  const { productId, category, unitPriceE4, unitCostE4 } = product;
  const promotion = promotions.get(productId);
  return {
    ...{ productId, category, priceE4: unitPriceE4 ?? undefined, costE4: unitCostE4 ?? undefined },
    stockE3: stockE3.get(productId),
    promotion: promotion && {
      name: promotion.name || null,
      endsOn: promotion.lastDay,
      discountRate: promotion.discountRateE6 > 0 ? promotion.discountRateE6 / 1_000_000 : null,
    },
    sales: sales.get(productId),
    baskets: baskets.get(productId),
  };
}
