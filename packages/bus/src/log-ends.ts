import type { Kafka } from 'kafkajs';
import { type Cluster, clusterOf, ISOLATION } from './cluster-of.js';
import { METADATA_DEADLINE_MS } from './timeouts.js';
import { untilLed } from './topics-admin.js';

/** What a partition keeps, as offsets. */
export interface LogEnd {
  readonly partition: number;
  /** The oldest record that is kept. */
  readonly start: number;
  /** The offset behind the last record that readers get: a transaction that is still open holds back whatever follows it. */
  readonly readable: number;
  /** The offset behind the last record that the brokers have, whoever may read it. */
  readonly end: number;
}

/**
 * Where each topic begins and ends, by its full name; partitions ascending. kafkajs's admin sees the end that readers get only.
 * @throws BusUnavailable when the brokers do not answer within `deadlineMs`
 */
export async function readLogEnds(
  kafka: Kafka,
  topics: readonly string[],
  deadlineMs: number = METADATA_DEADLINE_MS,
): Promise<Map<string, LogEnd[]>> {
  const ask = async (): Promise<Map<string, LogEnd[]>> => {
    const [all, committed] = [clusterOf(kafka, ISOLATION.all), clusterOf(kafka, ISOLATION.committed)];
    try {
      await Promise.all([all.connect(), committed.connect()]);
      const asked = topics.map(async (topic) => [topic, await endsOf(topic, all, committed)] as const);
      return new Map(await Promise.all(asked));
    } finally {
      await Promise.all([all, committed].map((cluster) => cluster.disconnect().catch(() => undefined)));
    }
  };
  return untilLed(ask, deadlineMs);
}

/** The end that readers get is asked last: a record that comes in between counts as readable, never as held back. */
async function endsOf(topic: string, all: Cluster, committed: Cluster): Promise<LogEnd[]> {
  const start = await offsetsOf(all, topic, true);
  const end = await offsetsOf(all, topic, false);
  const readable = await offsetsOf(committed, topic, false);
  return [...end]
    .map(([partition, last]) => ({
      partition,
      start: start.get(partition) ?? 0,
      readable: Math.min(readable.get(partition) ?? last, last),
      end: last,
    }))
    .sort((a, b) => a.partition - b.partition);
}

async function offsetsOf(cluster: Cluster, topic: string, fromBeginning: boolean): Promise<Map<number, number>> {
  await cluster.addTargetTopic(topic);
  await cluster.refreshMetadataIfNecessary();
  const partitions = cluster.findTopicPartitionMetadata(topic).map(({ partitionId }) => ({ partition: partitionId }));
  const [found] = await cluster.fetchTopicsOffset([{ topic, fromBeginning, partitions }]);
  return new Map(found?.partitions.map(({ partition, offset }) => [partition, Number(offset)]));
}
