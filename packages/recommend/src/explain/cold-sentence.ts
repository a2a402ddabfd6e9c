import { type CompanionReason, networkFloor } from '@vitrine/contracts';
import { type Locale, speaker } from '@vitrine/messages';
import { pairTexts } from '../messages/pair.js';
import { LEAST_TOGETHER } from '../models/live.js';

export type ColdReason = Extract<CompanionReason, 'sameCategory' | 'onPromotion' | 'goodMargin'>;

/** What the catalogue says of a companion, as a seller can say it: no number of tickets, for there are too few. */
export function coldSentence(
  reasons: readonly ColdReason[],
  { second, category }: { second: string; category: string },
  locale: Locale,
): string {
  const say = speaker([pairTexts], locale, { show: String });
  const isPromoted = reasons.includes('onPromotion');
  if (reasons.includes('sameCategory'))
    return say(isPromoted ? 'sameCategoryOnPromotion' : 'sameCategory', { second, category });
  return say(isPromoted ? 'onPromotion' : 'goodMargin', { second });
}

interface MissingOfCompanions {
  readonly code: 'baskets' | 'stores';
  readonly have?: number;
  readonly need: number;
  readonly sentence: string;
}

/**
 * What is missing to say what is bought with a product. Of other stores nobody is told how much there is, only how much it takes.
 * @param have baskets of this store with it
 * @param ofNetwork whether the tenant learns from all its stores
 */
export function companionsMissing(have: number, ofNetwork: boolean, locale: Locale): MissingOfCompanions[] {
  const say = speaker([pairTexts], locale, { show: String });
  const need = LEAST_TOGETHER;
  if (have >= need) return [];
  const here = {
    code: 'baskets',
    have,
    need,
    sentence: say('missingBaskets', { have, need, left: need - have }),
  } as const;
  const stores = networkFloor.stores;
  const sentence = say('missingStores', { baskets: networkFloor.baskets, need: stores });
  return [here, ...(ofNetwork ? [{ code: 'stores', need: stores, sentence } as const] : [])];
}
