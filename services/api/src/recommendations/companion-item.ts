import type { Companions, CompanionsFound, Locale } from '@vitrine/contracts';
import { formatMoney } from '@vitrine/domain';
import { isBelowCost, pairClaim, pairSentence } from '@vitrine/recommend';
import type { ProductRow } from '@vitrine/warehouse';

export interface CompanionReader {
  readonly locale: Locale;
  readonly minorDigits: number;
  /** Price and margin together tell the cost. */
  readonly seesCosts: boolean;
  readonly productOf: (productId: string) => ProductRow | undefined;
}

type Found = CompanionsFound['companions'][number];

/** Whether its price is known to be below its cost. */
export const isLoss = (product: ProductRow | undefined): boolean =>
  isBelowCost({ priceE4: product?.unitPriceE4 ?? undefined, costE4: product?.unitCostE4 ?? undefined });

/** One companion, found in so many baskets, as the caller may see it: with its reason in the caller's language. */
export function companionItem(found: Found, baskets: number, reader: CompanionReader): Companions['items'][number] {
  const product = reader.productOf(found.productId);
  const { unitPriceE4 = null, unitCostE4 = null } = product ?? {};
  const margin = unitPriceE4 === null || unitCostE4 === null || !reader.seesCosts ? null : unitPriceE4 - unitCostE4;
  return {
    ...found,
    ...(product && { name: product.name }),
    sentence: sentenceOf(found, baskets, reader),
    ...(unitPriceE4 !== null && { unitPrice: formatMoney(unitPriceE4, reader.minorDigits) }),
    ...(margin !== null && { unitMargin: formatMoney(margin, reader.minorDigits) }),
  };
}

/** The service found them together, so there is something to claim. */
function sentenceOf(found: Found, baskets: number, { locale, productOf }: CompanionReader): string {
  const { basketsWith: withFirst, basketsOfCompanion: withSecond, basketsTogether: together } = found;
  const claim = pairClaim({ baskets, withFirst, withSecond, together });
  const nameOf = (productId: string) => productOf(productId)?.name ?? productId;
  return claim
    ? pairSentence(claim, { first: nameOf(found.withProductId), second: nameOf(found.productId) }, locale)
    : '';
}
