import { type Batch, type OutgoingRecord, partitionOf } from '@vitrine/bus';
import { topics } from '@vitrine/contracts';
import { type OutputTopics, refusalsOf } from '../dead-letters/refusals.js';
import { type AcceptedSale, acceptedEvent } from './accepted-event.js';
import type { Decision } from './decide-batch.js';
import type { BatchEffects } from './sales-writer.js';

/** Turns a decision into what is to be written. @throws UnbalancedBatch when a message is missing from it */
export function effectsOf(
  batch: Batch,
  { outcomes, rows, accepted }: Decision,
  output: OutputTopics,
  nowMs: number,
): BatchEffects {
  const { deadLetters, totals, records } = refusalsOf(batch, outcomes, output, nowMs);
  return {
    rows,
    deadLetters,
    totals,
    records: [...accepted.map((sale) => acceptedRecord(sale, output, nowMs)), ...records],
  };
}

function acceptedRecord(accepted: AcceptedSale, output: OutputTopics, nowMs: number): OutgoingRecord {
  const key = `${accepted.sale.tenantId}:${accepted.sale.storeId}`;
  return {
    topic: output.nameOf(topics.salesAccepted),
    partition: partitionOf(key, output.partitionsOf(topics.salesAccepted)),
    key,
    value: JSON.stringify(acceptedEvent(accepted, nowMs)),
  };
}
