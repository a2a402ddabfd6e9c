import { type KafkaEnv, readPartition } from '@vitrine/bus';
import {
  type AlertStage,
  type AlertStateRecord,
  alertStateSchema,
  parseJson,
  tenantOfAlertStateKey,
  topics,
} from '@vitrine/contracts';
import type { Kafka, KafkaMessage } from 'kafkajs';
import { unhurried } from '../unhurried.js';
import { isReadable } from './readable-bodies.js';

export interface ReadState {
  readonly records: readonly AlertStateRecord[];
  /** Tenants of whom a record cannot be read: something of theirs is lost. */
  readonly damaged: ReadonlySet<string>;
}

/**
 * The newest record of each key of a stage in these partitions; of two partitions, that of the larger number of partitions. Heads are given of
 * each partition: none of them speaks for another's.
 */
export async function readState(
  { kafka, env }: { readonly kafka: Kafka; readonly env: KafkaEnv },
  stage: AlertStage,
  partitions: readonly number[],
): Promise<ReadState> {
  const newest = new Map<string, AlertStateRecord>();
  const damaged = new Set<string>();
  for (const partition of partitions) {
    const messages = await readPartition(kafka, env, { topic: topics.alertsState, partition });
    for await (const [key, value] of unhurried(newestOf(messages, stage))) {
      const record = readStateRecord(value);
      const place = record?.kind === 'head' ? `${key}|${partition}` : key;
      const other = newest.get(place);
      if (!record) damaged.add(tenantOfAlertStateKey(key));
      else if (!other || other.among <= record.among) newest.set(place, record);
    }
  }
  return { records: [...newest.values()], damaged };
}

/** Undefined: nobody can go on from it. */
export function readStateRecord(value: Buffer): AlertStateRecord | undefined {
  const { success, data } = alertStateSchema.safeParse(parseJson(value.toString()));
  return success && isReadable(data) ? data : undefined;
}

function newestOf(messages: readonly KafkaMessage[], stage: AlertStage): Map<string, Buffer> {
  const raw = new Map<string, Buffer>();
  for (const { key, value } of messages) {
    const name = String(key);
    if (!name.startsWith(`${stage}|`)) continue;
    if (value === null) raw.delete(name);
    else raw.set(name, value);
  }
  return raw;
}
