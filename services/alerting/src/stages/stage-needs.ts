import type { Completeness } from '../completeness/completeness.js';
import type { AlertMetrics } from '../metrics/alert-metrics.js';
import type { Replay } from '../replay/replay.js';
import type { CountedSums } from '../rules/counted-sums.js';
import type { RuleBook } from '../rules/rule-book.js';

/** What both stages share. */
export interface StageNeeds {
  readonly book: RuleBook;
  readonly counted: CountedSums;
  readonly completeness: Completeness;
  readonly metrics: AlertMetrics;
  readonly replay: Replay;
}
