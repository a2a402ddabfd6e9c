import type { MetricId } from '@vitrine/contracts';
import type { NumberText } from '@/lib/format/number-text';

/** Says the keys of a part of the messages in the language of the page. The part is for the spec of the messages. */
export type Say<_Part extends string> = (key: string, values?: Record<string, string | number>) => string;

/** All that the words of a rule are made with. */
export interface Speaker {
  t: Say<'alertRules'>;
  metrics: (metric: MetricId) => string;
  locale: string;
  numbers: NumberText;
  storeName: (id: string) => string;
  /** A moment on the clock of the organisation. */
  moment: (instant: string) => string;
  /** The person looking wrote the rule, or writes it now: "me" is they. */
  isOwn: boolean;
}
