import type { AlertRuleDraft } from '@vitrine/contracts';
import { type Locale, speaker } from '@vitrine/messages';
import { type SentenceKey, sentenceTexts } from '../messages/sentence.js';
import { sayCondition } from './say-condition.js';
import { sayAfter, sayChannels, sayQualifiers, saySchedule, sayTarget, sayWho } from './say-parts.js';
import type { RuleNames, Saying } from './saying.js';

/**
 * A rule in one plain sentence, with every number that decides. Thresholds are written as people read them: money in the currency, rates as
 * percentages.
 * @param names of stores, regions and products that the rule lists; an id stands for itself where no name is known
 */
export function ruleSentence(draft: AlertRuleDraft, locale: Locale, names: RuleNames): string {
  const saying: Saying = { say: speaker<SentenceKey>([sentenceTexts], locale), locale, names };
  const sentence = saying.say('sentence', {
    who: sayWho(draft, saying),
    condition: sayCondition(draft.condition, saying),
    target: sayTarget(draft, saying),
    qualifiers: sayQualifiers(draft, saying),
    schedule: saySchedule(draft.schedule, saying),
    channels: sayChannels(draft.routing.channels, saying),
  });
  return sentence + sayAfter(draft, saying);
}
