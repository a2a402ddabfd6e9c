import type { FetchedPartition, RawMessage } from './cluster-of.js';

/** The key of a control record: its version, then 0 for the end of a transaction that was given up. */
const ABORT = Buffer.from([0, 0, 0, 0]);

/**
 * The records of a fetch that their transactions committed, in order. kafkajs takes the aborted transactions as the broker lists them, so
 * that of several that lie interleaved some get through; here each begins at its own offset.
 */
export function withoutAborted({
  messages,
  abortedTransactions,
}: Pick<FetchedPartition, 'messages' | 'abortedTransactions'>): RawMessage[] {
  const waiting = [...abortedTransactions].sort((a, b) => Number(a.firstOffset) - Number(b.firstOffset));
  const aborted = new Set<string>();
  return messages.filter(({ offset, key, isControlRecord, batchContext: { producerId, inTransaction } }) => {
    while (waiting[0] && Number(waiting[0].firstOffset) <= Number(offset))
      aborted.add(waiting.shift()?.producerId ?? '');
    if (!isControlRecord) return !(inTransaction && aborted.has(producerId));
    if (key?.equals(ABORT)) aborted.delete(producerId);
    return false;
  });
}
