import type { Kafka, KafkaMessage } from 'kafkajs';
import { type Cluster, clusterOf, type FetchedPartition, ISOLATION } from './cluster-of.js';
import { BusUnavailable } from './errors.js';
import { type KafkaEnv, topicName } from './kafka.js';
import { untilLed } from './topics-admin.js';

export interface ReadRange {
  /** Without prefix. */
  readonly topic: string;
  readonly partition: number;
  /** The first offset to read, by default the oldest that is kept. */
  readonly from?: number;
  /** The offset to stop before, by default the end of the log as of this call, whatever is open there. */
  readonly to?: number;
}

const MAX_BYTES = 4_000_000;
const MAX_WAIT_MS = 500;
const DEADLINE_MS = 60_000;

/**
 * What is committed in a part of a partition, in order, read without a group: a claim that reads state waits for no rebalance. Behind the
 * beginning of an open transaction may lie what another has committed: its end is waited for. Records that are gone are passed over.
 * @throws BusUnavailable when it takes longer than `deadlineMs`; nothing is read from then on
 */
export function readPartition(
  kafka: Kafka,
  env: Pick<KafkaEnv, 'KAFKA_TOPIC_PREFIX'>,
  range: ReadRange,
  deadlineMs: number = DEADLINE_MS,
): Promise<KafkaMessage[]> {
  const giveUpAtMs = Date.now() + deadlineMs;
  return untilLed(async () => {
    const cluster = clusterOf(kafka, ISOLATION.all);
    try {
      await cluster.connect();
      return await readAll(cluster, { ...range, topic: topicName(env, range.topic) }, giveUpAtMs);
    } finally {
      await cluster.disconnect().catch(() => undefined);
    }
  }, deadlineMs);
}

async function readAll(
  cluster: Cluster,
  { topic, partition, ...range }: ReadRange,
  giveUpAtMs: number,
): Promise<KafkaMessage[]> {
  await cluster.addTargetTopic(topic);
  await cluster.refreshMetadataIfNecessary();
  const start = await edgeOf(cluster, topic, partition, true);
  const to = range.to ?? (await edgeOf(cluster, topic, partition, false));
  const messages: KafkaMessage[] = [];
  for (let at = Math.max(start, range.from ?? start); at < to; ) {
    // Whoever waited has its answer by then; an open transaction would keep this going.
    if (Date.now() > giveUpAtMs) throw new BusUnavailable(undefined);
    const fetched = await fetchAt(cluster, topic, partition, at);
    for (const message of fetched.messages) {
      const offset = Number(message.offset);
      // A compressed batch comes whole, from before the offset that was asked for.
      if (!message.isControlRecord && offset >= at && offset < to) messages.push(message as unknown as KafkaMessage);
    }
    if (at >= Number(fetched.lastStableOffset)) continue;
    // A fetch may hold nothing but batches that compaction has emptied.
    at = Math.max(at, Number(fetched.messages.at(-1)?.offset ?? at)) + 1;
  }
  return messages;
}

async function edgeOf(cluster: Cluster, topic: string, partition: number, fromBeginning: boolean): Promise<number> {
  const [found] = await cluster.fetchTopicsOffset([{ topic, fromBeginning, partitions: [{ partition }] }]);
  return Number(found?.partitions[0]?.offset ?? 0);
}

async function fetchAt(cluster: Cluster, topic: string, partition: number, at: number): Promise<FetchedPartition> {
  const [nodeId = ''] = Object.keys(cluster.findLeaderForPartitions(topic, [partition]));
  const broker = await cluster.findBroker({ nodeId });
  const { responses } = await broker.fetch({
    isolationLevel: ISOLATION.committed,
    maxWaitTime: MAX_WAIT_MS,
    minBytes: 1,
    maxBytes: MAX_BYTES,
    topics: [{ topic, partitions: [{ partition, fetchOffset: String(at), maxBytes: MAX_BYTES }] }],
  });
  const fetched = responses[0]?.partitions[0];
  if (!fetched) throw new BusUnavailable(undefined);
  return fetched;
}
