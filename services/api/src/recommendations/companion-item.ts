import type { Companions, CompanionsFound, Locale } from '@vitrine/contracts';
import { formatMoney } from '@vitrine/domain';
import { speaker } from '@vitrine/messages';
import type { ProductRow } from '@vitrine/warehouse';
import { sentences } from '../messages/sentences.js';

export interface CompanionReader {
  readonly locale: Locale;
  readonly minorDigits: number;
  /** Price and margin together tell the cost. */
  readonly seesCosts: boolean;
  readonly productOf: (productId: string) => ProductRow | undefined;
}

type Found = CompanionsFound['companions'][number];

/** One companion as the caller may see it, with its reason in the caller's language. */
export function companionItem(found: Found, reader: CompanionReader): Companions['items'][number] {
  const product = reader.productOf(found.productId);
  const { unitPriceE4 = null, unitCostE4 = null } = product ?? {};
  const margin = unitPriceE4 === null || unitCostE4 === null || !reader.seesCosts ? null : unitPriceE4 - unitCostE4;
  return {
    ...found,
    ...(product && { name: product.name }),
    sentence: sentenceOf(found, reader),
    ...(unitPriceE4 !== null && { unitPrice: formatMoney(unitPriceE4, reader.minorDigits) }),
    ...(margin !== null && { unitMargin: formatMoney(margin, reader.minorDigits) }),
  };
}

/** Rare products are told of among more baskets, so that the two numbers are whole and differ. */
const OF = [100, 1_000, 10_000];

function sentenceOf(found: Found, { locale, productOf }: CompanionReader): string {
  const counted = (of: number) => ({ have: Math.round(found.confidence * of), usual: Math.round(found.usual * of) });
  const of = OF.find((each) => counted(each).usual > 0 && counted(each).have > counted(each).usual) ?? 10_000;
  const nameOf = (productId: string) => productOf(productId)?.name ?? productId;
  const say = speaker([sentences], locale);
  return say('boughtTogether', {
    of: new Intl.NumberFormat(locale).format(of),
    ...counted(of),
    product: nameOf(found.withProductId),
    companion: nameOf(found.productId),
  });
}
