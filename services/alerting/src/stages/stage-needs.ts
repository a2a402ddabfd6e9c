import type { Completeness } from '../completeness/completeness.js';
import type { AlertMetrics } from '../metrics/alert-metrics.js';
import type { Replay } from '../replay/replay.js';
import type { PartitionReports } from '../rules/partition-reports.js';
import type { RuleBook } from '../rules/rule-book.js';

/** What both stages share. */
export interface StageNeeds {
  readonly book: RuleBook;
  readonly reports: PartitionReports;
  readonly completeness: Completeness;
  readonly metrics: AlertMetrics;
  readonly replay: Replay;
}
