import type { ImportResult } from './summary.js';

/**
 * 0: all was sent and judged, and every row counts.
 * 1: nothing was read, or not all was judged in time.
 * 3: all was sent and judged, and at least one row or entry was refused, by this door or by processing.
 */
export function exitCodeOf({
  isCaughtUp,
  sent,
  rejected,
  rejectedEntries,
  outcome,
  entriesOutcome,
}: Pick<ImportResult, 'isCaughtUp' | 'sent' | 'rejected' | 'rejectedEntries' | 'outcome' | 'entriesOutcome'>):
  | 0
  | 1
  | 3 {
  if (!isCaughtUp || sent.rows === 0) return 1;
  const byProcessing = (outcome?.rejected ?? 0) + (entriesOutcome?.rejected ?? 0);
  return rejected.count + rejectedEntries.count + byProcessing > 0 ? 3 : 0;
}
