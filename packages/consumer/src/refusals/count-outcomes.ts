import type { ControlTotalRow } from '@vitrine/warehouse';
import type { KafkaMessage } from 'kafkajs';
import type { Outcome } from '../outcomes/outcome.js';

const HOUR_MS = 3_600_000;

/** The messages read and the outcomes counted differ: a step lost or doubled a message. Nothing may be committed. */
export class UnbalancedBatch extends Error {
  override readonly name = 'UnbalancedBatch';
  constructor(token: string, read: number, counted: number) {
    super(`Batch ${token} read ${read} messages and accounts for ${counted}.`);
  }
}

export interface CountedBatch {
  readonly topic: string;
  readonly partition: number;
  readonly messages: readonly KafkaMessage[];
  readonly range: { readonly first: number; readonly last: number };
  readonly token: string;
}

type Kind = Outcome<unknown>['kind'];
type Counts = Record<Kind, number>;

/** How many messages became what, per hour of arrival and tenant. @throws UnbalancedBatch */
export function countOutcomes(
  batch: CountedBatch,
  outcomes: readonly Outcome<unknown>[],
  tenantOf: (index: number) => string,
  recordedAtMs: number,
): ControlTotalRow[] {
  if (outcomes.length !== batch.messages.length)
    throw new UnbalancedBatch(batch.token, batch.messages.length, outcomes.length);
  const groups = new Map<string, { hourMs: number; tenantId: string; read: number; counts: Counts }>();
  for (const [index, message] of batch.messages.entries()) {
    const hourMs = Math.floor(Number(message.timestamp) / HOUR_MS) * HOUR_MS;
    const tenantId = tenantOf(index);
    const key = `${hourMs}\n${tenantId}`;
    let group = groups.get(key);
    if (group === undefined) {
      group = { hourMs, tenantId, read: 0, counts: { accepted: 0, duplicate: 0, rejected: 0, rehomed: 0 } };
      groups.set(key, group);
    }
    group.read++;
    group.counts[(outcomes[index] as Outcome<unknown>).kind]++;
  }
  return [...groups.values()].map(({ hourMs, tenantId, read, counts }) => {
    const counted = counts.accepted + counts.duplicate + counts.rejected + counts.rehomed;
    if (counted !== read) throw new UnbalancedBatch(batch.token, read, counted);
    const { topic, partition, range } = batch;
    return {
      topic,
      partition,
      hourMs,
      tenantId,
      read,
      ...counts,
      firstOffset: range.first,
      lastOffset: range.last,
      recordedAtMs,
    };
  });
}
