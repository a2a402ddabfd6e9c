import { type LogEnd, readLogEnds, topicName, withAdmin } from '@vitrine/bus';
import { kafkaUses } from '@vitrine/contracts';
import type { Kafka } from 'kafkajs';

/** A broker that has not answered by then counts as away. */
const ANSWER_MS = 10_000;
const { watches } = kafkaUses.api;

/** What a partition of a raw topic keeps, and how far processing has come with it. */
export interface PartitionProgress extends LogEnd {
  /** Without the installation's prefix. */
  readonly topic: string;
  /** Everything below is settled. */
  readonly settled: number;
}

/** Tells how far every partition of the raw topics is. @throws BusUnavailable, or what kafkajs says */
export type ReadProgress = () => Promise<PartitionProgress[]>;

/**
 * Asks the brokers with connections of its own each time. A kept connection asks for minutes who led a partition before a broker went.
 * Where processing has committed nothing, everything kept waits. What was deleted before it was read waits no more.
 */
export function progressReader(kafka: Kafka, env: { readonly KAFKA_TOPIC_PREFIX: string }): ReadProgress {
  const groupId = `${env.KAFKA_TOPIC_PREFIX}${watches.group}`;
  const names = new Map(watches.topics.map((topic) => [topicName(env, topic), topic]));
  return async () => {
    const [ends, committed] = await Promise.all([
      readLogEnds(kafka, [...names.keys()], ANSWER_MS),
      withAdmin(kafka, (admin) => admin.fetchOffsets({ groupId, topics: [...names.keys()] }), ANSWER_MS),
    ]);
    return [...names].flatMap(([name, topic]) => {
      const offsets = committed.find((one) => one.topic === name)?.partitions ?? [];
      const offsetOf = new Map(offsets.map(({ partition, offset }) => [partition, Number(offset)]));
      return (ends.get(name) ?? []).map(
        (end): PartitionProgress => ({
          ...end,
          topic,
          settled: Math.max(offsetOf.get(end.partition) ?? -1, end.start),
        }),
      );
    });
  };
}
