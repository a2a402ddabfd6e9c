import { withAdmin } from '@vitrine/bus';
import type { Kafka } from 'kafkajs';
import type { OffsetVector } from './offset-vector.js';

const DEADLINE_MS = 5_000;

/** Per partition the next offset that the topic will give to a reader of committed records. @throws BusUnavailable */
export function readEnds(kafka: Kafka, topic: string): Promise<OffsetVector> {
  return withAdmin(
    kafka,
    async (admin) =>
      (await admin.fetchTopicOffsets(topic)).sort((a, b) => a.partition - b.partition).map(({ high }) => Number(high)),
    DEADLINE_MS,
  );
}
