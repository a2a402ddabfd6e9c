import { type KafkaEnv, readPartition } from '@vitrine/bus';
import { type AlertStage, type AlertStateRecord, alertStateSchema, topics } from '@vitrine/contracts';
import type { Kafka, KafkaMessage } from 'kafkajs';

/** The newest record of each key of a stage in these partitions; of two partitions, that of the larger number of partitions. */
export async function readState(
  { kafka, env }: { readonly kafka: Kafka; readonly env: KafkaEnv },
  stage: AlertStage,
  partitions: readonly number[],
): Promise<AlertStateRecord[]> {
  const newest = new Map<string, AlertStateRecord>();
  for (const partition of partitions) {
    const messages = await readPartition(kafka, env, { topic: topics.alertsState, partition });
    for (const [key, record] of newestOf(messages, stage)) {
      const other = newest.get(key);
      if (!other || other.among <= record.among) newest.set(key, record);
    }
  }
  return [...newest.values()];
}

function newestOf(messages: readonly KafkaMessage[], stage: AlertStage): Map<string, AlertStateRecord> {
  const raw = new Map<string, Buffer>();
  for (const { key, value } of messages) {
    const name = String(key);
    if (!name.startsWith(`${stage}|`)) continue;
    if (value === null) raw.delete(name);
    else raw.set(name, value);
  }
  return new Map([...raw].map(([key, value]) => [key, alertStateSchema.parse(JSON.parse(value.toString()))]));
}
