import type { Locale, Say } from '@vitrine/messages';
import type { SentenceKey } from '../messages/sentence.js';

/** What a rule's ids are called, and in which money its thresholds are. */
export interface RuleNames {
  readonly currency: string;
  readonly storeName?: (storeId: string) => string | undefined;
  readonly productName?: (productId: string) => string | undefined;
}

export interface Saying {
  readonly say: Say<SentenceKey>;
  readonly locale: Locale;
  readonly names: RuleNames;
}
