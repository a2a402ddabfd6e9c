import type { Locale } from '@vitrine/messages';
import { actionOf, type LowEvidence } from '@vitrine/metrics';
import { lowTexts } from '../../messages/lists.js';
import type { LowItem } from '../low/low-list.js';
import { type ListWriter, listWriter, perTickets } from './writer.js';

type Key = keyof (typeof lowTexts)['en'];

/** What is seen of a product, why as far as figures say, and what to do. */
export function lowSentences(item: LowItem, locale: Locale) {
  const writer = listWriter<Key>(lowTexts, locale);
  const { share, peersShare, cause } = item;
  const seen =
    share === null || peersShare === null
      ? writer.say('seenNew')
      : writer.say('seen', { share: writer.percent(share), peersShare: writer.percent(peersShare) });
  return {
    sentence: seen,
    causeSentence: writer.say(cause, figuresOf(item.evidence, writer)),
    actionSentence: writer.say(actionOf[cause]),
  };
}

function figuresOf(evidence: LowEvidence, { percent }: ListWriter<Key>) {
  const { priceE4, peersPriceE4, lineRate, peersLineRate, peersTrend } = evidence;
  const rates = lineRate === undefined || peersLineRate === undefined ? [] : [lineRate, peersLineRate];
  const { base, counts } = perTickets(...rates);
  return {
    ...(priceE4 && peersPriceE4 && { dearer: percent(priceE4 / peersPriceE4 - 1) }),
    ...(rates.length > 0 && { base, count: counts[0] ?? 0, usual: counts[1] ?? 0 }),
    ...(peersTrend !== undefined && { fall: percent(1 - peersTrend) }),
  };
}
