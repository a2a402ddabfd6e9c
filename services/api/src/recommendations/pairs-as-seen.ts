import { type PairList, type PairsFound, type PairsQuery, pairsCursorSchema } from '@vitrine/contracts';
import { formatMoney, minorDigitsOf } from '@vitrine/domain';
import { marginPerBasketE4, pairClaim, pairSentence } from '@vitrine/recommend';
import type { ProductRow, Products } from '@vitrine/warehouse';
import type { Access } from '../access/access.js';
import { decodeCursor, pageOf } from '../http/cursor.js';
import type { CompanionSource } from './companion-source.js';
import { productsById } from './named-products.js';
import type { PairDecisions } from './pair-decisions.js';
import { seesMargins } from './sees-margins.js';

type Pair = PairsFound['pairs'][number];

/** Pairs of a store's products as a manager sees them: in words, with figures and what was decided. */
export class PairsAsSeen {
  constructor(
    private readonly source: CompanionSource,
    private readonly products: Products,
    private readonly decisions: PairDecisions,
  ) {}

  /** @param query whose store the caller may see */
  async page(access: Access, { storeId, limit, cursor }: PairsQuery): Promise<PairList> {
    const { tenant, locale } = access;
    const after = decodeCursor(cursor, pairsCursorSchema);
    const { pairs, ...learned } = await this.source.pairs({
      ...{ tenantId: tenant.id, storeId, limit: limit + 1, ...(after && { after }) },
      mayLearnFromNetwork: tenant.recommendFrom === 'network',
    });
    const { items, nextCursor } = pageOf(pairs, limit, placeOf, (pair) => pair);
    const ids = items.map(({ productIds }) => productIds);
    const [products, decisionOf] = await Promise.all([
      productsById(this.products, tenant.id, ids.flat()),
      this.decisions.ofPairs(tenant.id, storeId, ids),
    ]);
    const nameOf = (productId: string) => products.get(productId)?.name ?? null;
    const [seesMoney, digits] = [seesMargins(access), minorDigitsOf(tenant.currency)];
    const shown = items.map((pair) => ({
      ...pair,
      names: pair.productIds.map(nameOf) as [string | null, string | null],
      ...(seesMoney && { marginPerBasket: marginsOf(pair, (id) => products.get(id), digits) }),
      sentence: sentenceOf(pair, learned.baskets, (id) => nameOf(id) ?? id, locale),
      ...decisionOf(pair.productIds),
    }));
    return { storeId, ...learned, items: shown, nextCursor };
  }
}

const placeOf = ({ extraBaskets, productIds }: Pair) => [extraBaskets, ...productIds];

/** Of the product whose buyers take the other more often. */
function sentenceOf(
  { productIds, basketsWith, basketsTogether: together, confidence }: Pair,
  baskets: number,
  nameOf: (productId: string) => string,
  locale: Access['locale'],
): string {
  const [first, second] = confidence[0] >= confidence[1] ? [0, 1] : [1, 0];
  const claim = pairClaim({
    ...{ baskets, together },
    withFirst: basketsWith[first] as number,
    withSecond: basketsWith[second] as number,
  });
  const names = { first: nameOf(productIds[first] as string), second: nameOf(productIds[second] as string) };
  return claim ? pairSentence(claim, names, locale) : '';
}

/** What the second brings per basket with the first, and the other way round, at list prices: a pair outlives promotions. */
function marginsOf(
  { productIds: [first, second], basketsTogether: together, basketsWith }: Pair,
  productOf: (productId: string) => ProductRow | undefined,
  minorDigits: number,
): [string | null, string | null] {
  const told = (productId: string, withFirst: number) => {
    const { unitPriceE4 = null, unitCostE4 = null } = productOf(productId) ?? {};
    if (unitPriceE4 === null || unitCostE4 === null) return null;
    const perBasketE4 = marginPerBasketE4({ together, withFirst }, unitPriceE4 - unitCostE4, minorDigits);
    return perBasketE4 === undefined ? null : formatMoney(perBasketE4, minorDigits);
  };
  return [told(second, basketsWith[0]), told(first, basketsWith[1])];
}
