import { deployableNamed } from '@vitrine/contracts';
import {
  callerFields,
  clickhouseFields,
  httpFields,
  kafkaFields,
  logFields,
  postgresFields,
  stopFields,
} from '@vitrine/platform';
import { z } from 'zod';

/** Everything the door reads from its environment; parsed once in main.ts. */
export const doorEnv = z.object({
  ...httpFields(deployableNamed('ingestion').port),
  ...stopFields,
  ...logFields,
  ...kafkaFields,
  ...clickhouseFields,
  ...postgresFields,
  ...callerFields,
  /** Bytes of items that may wait for Kafka, or for their dead letters in ClickHouse; above it, callers are told to come again. */
  QUEUE_BYTES: z.coerce.number().int().min(1_048_576).default(67_108_864),
  /** How long a request waits for Kafka; then it is answered with 503. Shorter than clients and proxies wait for us. */
  KAFKA_WRITE_DEADLINE_MS: z.coerce.number().int().min(500).default(10_000),
});
export type DoorEnv = z.output<typeof doorEnv>;
