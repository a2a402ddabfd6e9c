import { randomUUID } from 'node:crypto';
import type { Companions, CompanionsFound, Locale } from '@vitrine/contracts';
import { formatDecimal, formatMoney } from '@vitrine/domain';
import { type ColdReason, coldSentence, pairClaim, pairSentence, pinSentence, shareSentence } from '@vitrine/recommend';
import type { ProductRow } from '@vitrine/warehouse';
import type { Offer } from './offers.js';
import type { OnShelf } from './shelf.js';

export interface CompanionReader {
  readonly locale: Locale;
  readonly minorDigits: number;
  /** Price and margin together tell the cost. */
  readonly seesCosts: boolean;
  readonly productOf: (productId: string) => ProductRow | undefined;
  /** Whether a manager approved it with what is in the basket. */
  readonly isApproved: (productId: string) => boolean;
}

type Found = CompanionsFound['companions'][number];

/** One companion, found in so many baskets, as the caller may see it: with its reason in the caller's language. */
export function companionItem(
  { found, ranked, priceE4, shelf }: Offer,
  baskets: number,
  reader: CompanionReader,
): Companions['items'][number] {
  const product = reader.productOf(found.productId);
  const { unitPriceE4 = null, unitCostE4 = null } = product ?? {};
  const margin = priceE4 === null || unitCostE4 === null || !reader.seesCosts ? null : priceE4 - unitCostE4;
  const factors = ranked.factors.filter(({ isKnown }) => isKnown).map(({ name, times }) => ({ name, times }));
  return {
    ...found,
    offerId: randomUUID(),
    reasonCodes: [...decidedCodes(ranked.isPinned, reader.isApproved(found.productId)), ...found.reasonCodes],
    ...(product && { name: product.name }),
    sentence: sentenceOf(found, baskets, reader),
    ...(unitPriceE4 !== null && { unitPrice: formatMoney(unitPriceE4, reader.minorDigits) }),
    ...(priceE4 !== null && { price: formatMoney(priceE4, reader.minorDigits) }),
    ...shownShelf(shelf),
    ...(reader.seesCosts && { factors }),
    ...(margin !== null && { unitMargin: formatMoney(margin, reader.minorDigits) }),
  };
}

const decidedCodes = (isPinned: boolean, isApproved: boolean): Found['reasonCodes'] =>
  isPinned ? ['pinned'] : isApproved ? ['approved'] : [];

/** Units on hand and the promotion of today, as far as they are known. */
function shownShelf({ stock, promotion }: OnShelf): Pick<Companions['items'][number], 'stock' | 'promotion'> {
  return {
    ...(stock && { stock: { units: formatDecimal(stock.quantityE3, 3), at: new Date(stock.atMs).toISOString() } }),
    ...(promotion && {
      promotion: {
        ...{ id: promotion.promotionId, name: promotion.name, to: promotion.lastDay },
        discountRate: formatDecimal(promotion.discountRateE6, 6),
      },
    }),
  };
}

const isCold = (code: Found['reasonCodes'][number]): code is ColdReason =>
  code === 'sameCategory' || code === 'onPromotion' || code === 'goodMargin';

/** Of two products that are bought together, or else of the companion alone. */
function sentenceOf(found: Found, baskets: number, { locale, productOf }: CompanionReader): string {
  const nameOf = (productId: string) => productOf(productId)?.name ?? productId;
  const { withProductId, basketsWith: withFirst, basketsTogether: together, basketsOfCompanion: withSecond } = found;
  const second = nameOf(found.productId);
  const ofCatalogue = found.reasonCodes.filter(isCold);
  if (ofCatalogue.length > 0) {
    const category = productOf(found.productId)?.category ?? '';
    return coldSentence(ofCatalogue, { second, category }, locale);
  }
  if (withSecond === undefined) return pinSentence(second, locale);
  if (found.reasonCodes.includes('sellsWell') || !withProductId || !withFirst || !together)
    return shareSentence({ baskets, withProduct: withSecond }, second, locale);
  const claim = pairClaim({ baskets, withFirst, withSecond, together });
  return claim ? pairSentence(claim, { first: nameOf(withProductId), second }, locale) : '';
}
