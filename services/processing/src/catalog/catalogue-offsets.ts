import { withAdmin } from '@vitrine/bus';
import type { Kafka } from 'kafkajs';
import type { OffsetVector } from './offset-vector.js';

export interface Beginning {
  /** Per partition where to begin to read. */
  readonly start: OffsetVector;
  /** Per partition the next offset that the topic will give. */
  readonly ends: OffsetVector;
}

const DEADLINE_MS = 5_000;

/** Where the writers of the catalogue stand, or the oldest offset kept. @throws BusUnavailable */
export function readBeginning(kafka: Kafka, topic: string, writerGroup: string): Promise<Beginning> {
  return withAdmin(
    kafka,
    async (admin) => {
      const [committed] = await admin.fetchOffsets({ groupId: writerGroup, topics: [topic] });
      const kept = (await admin.fetchTopicOffsets(topic)).sort((a, b) => a.partition - b.partition);
      const offsetOf = (partition: number) =>
        Number(committed?.partitions.find((one) => one.partition === partition)?.offset ?? -1);
      return {
        start: kept.map(({ partition, low, high }) => {
          // Ahead of the end: the topic was made anew since, and none of it has been written.
          const settled = offsetOf(partition) > Number(high) ? 0 : offsetOf(partition);
          return Math.max(settled, Number(low));
        }),
        ends: kept.map(({ high }) => Number(high)),
      };
    },
    DEADLINE_MS,
  );
}

/** Per partition the next offset that the topic will give. @throws BusUnavailable */
export function readEnds(kafka: Kafka, topic: string): Promise<OffsetVector> {
  return withAdmin(
    kafka,
    async (admin) =>
      (await admin.fetchTopicOffsets(topic)).sort((a, b) => a.partition - b.partition).map(({ high }) => Number(high)),
    DEADLINE_MS,
  );
}
