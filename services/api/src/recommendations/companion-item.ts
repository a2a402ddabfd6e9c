import { randomUUID } from 'node:crypto';
import type { Companions, CompanionsFound, Locale } from '@vitrine/contracts';
import { formatDecimal, formatMoney } from '@vitrine/domain';
import {
  type ColdReason,
  coldSentence,
  type Factor,
  marginPerBasketE4,
  pairClaim,
  pairSentence,
  pinSentence,
  type RankedOffer,
  shareSentence,
} from '@vitrine/recommend';
import type { ProductRow } from '@vitrine/warehouse';
import type { Offer } from './offers.js';
import type { OnShelf } from './shelf.js';

export interface CompanionReader {
  readonly locale: Locale;
  readonly minorDigits: number;
  /** Price and margin together tell the cost. */
  readonly seesMargins: boolean;
  readonly productOf: (productId: string) => ProductRow | undefined;
  /** Whether a manager approved it with what is in the basket. */
  readonly isApproved: (productId: string) => boolean;
}

type Found = CompanionsFound['companions'][number];
type Item = Companions['items'][number];

/** One companion, found in so many baskets, as the caller may see it: with its reason in the caller's language. */
export function companionItem(
  { found, ranked, priceE4, shelf }: Offer,
  baskets: number,
  reader: CompanionReader,
): Item {
  const product = reader.productOf(found.productId);
  const { unitPriceE4 = null, unitCostE4 = null } = product ?? {};
  const marginE4 = priceE4 === null || unitCostE4 === null || !reader.seesMargins ? null : priceE4 - unitCostE4;
  const { score: _, ...evidence } = found;
  return {
    ...evidence,
    ...shownRank(ranked, reader),
    offerId: randomUUID(),
    reasonCodes: [...decidedCodes(ranked.isPinned, reader.isApproved(found.productId)), ...found.reasonCodes],
    ...(product && { name: product.name }),
    sentence: sentenceOf(found, baskets, reader),
    ...(unitPriceE4 !== null && { unitPrice: formatMoney(unitPriceE4, reader.minorDigits) }),
    ...(priceE4 !== null && { price: formatMoney(priceE4, reader.minorDigits) }),
    ...shownShelf(shelf),
    ...(marginE4 !== null && shownMargin(found, marginE4, reader)),
  };
}

/** What it was ordered by. The score over all else would tell the margin's factor, so it goes with it. */
function shownRank({ chance, score, factors }: RankedOffer, { seesMargins }: CompanionReader) {
  const shown = factors.filter(({ name, isKnown }) => name !== 'plan' || isKnown);
  return { chance, factors: shown.map((factor) => shownFactor(factor, seesMargins)), ...(seesMargins && { score }) };
}

function shownFactor({ name, isKnown, times }: Factor, seesMargins: boolean): Item['factors'][number] {
  if (name === 'margin' && !seesMargins) return { name, state: 'hidden', times: null };
  return isKnown ? { name, state: 'known', times } : { name, state: 'unknown', times: null };
}

function shownMargin(
  { basketsTogether: together, basketsWith: withFirst }: Found,
  marginE4: number,
  { minorDigits }: CompanionReader,
): Pick<Item, 'unitMargin' | 'marginPerBasket'> {
  const isPair = together !== undefined && withFirst !== undefined;
  const perBasketE4 = isPair ? marginPerBasketE4({ together, withFirst }, marginE4, minorDigits) : undefined;
  return {
    unitMargin: formatMoney(marginE4, minorDigits),
    ...(perBasketE4 !== undefined && { marginPerBasket: formatMoney(perBasketE4, minorDigits) }),
  };
}

const decidedCodes = (isPinned: boolean, isApproved: boolean): Found['reasonCodes'] =>
  isPinned ? ['pinned'] : isApproved ? ['approved'] : [];

/** Units on hand and the promotion of today, as far as they are known. */
function shownShelf({ stock, promotion }: OnShelf): Pick<Item, 'stock' | 'promotion'> {
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
