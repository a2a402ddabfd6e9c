import Broker from 'kafkajs/src/broker/index.js';
import type { FetchedPartition, RawMessage } from './cluster-of.js';

/** The key of a control record: its version, then 0 for the end of a transaction that was given up. */
const ABORT = Buffer.from([0, 0, 0, 0]);

const { fetch } = Broker.prototype;

/**
 * Hides the records of transactions that were given up from all who read through kafkajs, in a group or alone. By itself kafkajs takes aborted
 * transactions in the order of their ends, as the broker lists them, and at most one for each record: of several that lie interleaved some
 * get through.
 */
export function hideAbortedRecords(): void {
  Broker.prototype.fetch = async function fetchCommitted(request) {
    const answer = await fetch.call(this, request);
    const responses = answer.responses.map((topic) => ({ ...topic, partitions: topic.partitions.map(hideAborted) }));
    return { ...answer, responses };
  };
}

/**
 * The same fetch, in which every record that was given up counts as a control record, as the end of a transaction does: readers move past
 * it and are not handed it. Each aborted transaction begins at its own offset and lasts to its end marker.
 */
export function hideAborted<Partition extends Pick<FetchedPartition, 'messages' | 'abortedTransactions'>>(
  partition: Partition,
): Partition {
  if (partition.abortedTransactions.length === 0) return partition;
  const waiting = [...partition.abortedTransactions].sort((a, b) => Number(a.firstOffset) - Number(b.firstOffset));
  const aborted = new Set<string>();
  const messages = partition.messages.map((message): RawMessage => {
    const { offset, key, isControlRecord, batchContext } = message;
    while (waiting[0] && Number(waiting[0].firstOffset) <= Number(offset))
      aborted.add(waiting.shift()?.producerId ?? '');
    if (isControlRecord && key?.equals(ABORT)) aborted.delete(batchContext.producerId);
    const isAborted = batchContext.inTransaction && aborted.has(batchContext.producerId);
    return isAborted ? { ...message, isControlRecord: true } : message;
  });
  return { ...partition, messages, abortedTransactions: [] };
}
