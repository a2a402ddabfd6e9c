import type { Batch, OutgoingRecord } from '@vitrine/bus';
import { movedHeader, topics } from '@vitrine/contracts';
import type { ControlTotalRow, DeadLetterRow } from '@vitrine/warehouse';
import type { KafkaMessage } from 'kafkajs';
import type { Outcome, Rehomed } from '../outcomes/outcome.js';
import { countOutcomes } from './count-outcomes.js';
import { deadLetterRow, type IsStore, readableIds, rejectedRecord } from './dead-letter.js';
import { firstReceivedMs, RECEIVED_HEADER } from './first-received.js';

/** Full topic names and how many partitions each has. */
export interface OutputTopics {
  /** Of the service, without prefix: what it moves, it moves for this group. */
  readonly group: string;
  nameOf(topic: string): string;
  partitionsOf(topic: string): number;
}

export interface Judged {
  readonly tenantId: string;
}

export interface Refusals {
  readonly deadLetters: DeadLetterRow[];
  readonly totals: ControlTotalRow[];
  /** Rejected originals and messages on their way to their own partition. */
  readonly records: OutgoingRecord[];
}

/** What a judged batch leaves besides the messages it accepts; proves that no message is missing. @throws UnbalancedBatch */
export function refusalsOf(
  batch: Batch,
  outcomes: readonly Outcome<Judged>[],
  output: OutputTopics,
  nowMs: number,
  isStore?: IsStore,
): Refusals {
  const deadLetters: DeadLetterRow[] = [];
  const records: OutgoingRecord[] = [];
  const tenants = outcomes.map((outcome, index) => {
    const message = batch.messages[index] as KafkaMessage;
    if (outcome.kind === 'accepted') return outcome.value.tenantId;
    if (outcome.kind === 'rehomed') records.push(movedRecord(message, outcome, batch.topic, output));
    if (outcome.kind === 'rejected') {
      const refusal = { message, rejected: outcome, topic: batch.topic, partition: batch.partition };
      deadLetters.push(deadLetterRow(refusal, isStore));
      records.push(rejectedRecord(refusal, output.nameOf(topics.salesRejected)));
    }
    return readableIds(message).tenantId;
  });
  const totals = countOutcomes(batch, outcomes, (index) => tenants[index] as string, batch.formedAtMs ?? nowMs);
  return { deadLetters, totals, records };
}

/**
 * Same bytes, same headers and when a broker first took it, on its own partition. The transaction that moves it also commits past it here.
 * Our header stands first: behind many others nobody would read it.
 */
function movedRecord(
  message: KafkaMessage,
  { partition, key }: Rehomed,
  topic: string,
  output: OutputTopics,
): OutgoingRecord {
  const ours = { [RECEIVED_HEADER]: String(firstReceivedMs(message)), [movedHeader]: output.group };
  const headers = { ...ours, ...message.headers, ...ours };
  return { topic: output.nameOf(topic), partition, key, value: message.value, headers };
}
