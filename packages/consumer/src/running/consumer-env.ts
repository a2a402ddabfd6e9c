import { SESSION_TIMEOUT_MS } from '@vitrine/bus';
import { clickhouseFields, httpFields, kafkaFields, logFields, postgresFields } from '@vitrine/platform';
import { z } from 'zod';

/**
 * The variables of every service that consumes. `port` is where its health and metrics are unless it is told otherwise; after
 * `sessionTimeoutMs` Kafka gives a silent member's partitions to another.
 */
export const consumerFields = (port: number, sessionTimeoutMs: number = SESSION_TIMEOUT_MS) => ({
  ...httpFields(port),
  ...logFields,
  ...kafkaFields,
  ...clickhouseFields,
  ...postgresFields,
  /**
   * A longer insert is given up and sent again. Below the session time-out, an insert of a consumer that hangs does not outlive its
   * ownership.
   */
  CLICKHOUSE_INSERT_DEADLINE_MS: z.coerce
    .number()
    .int()
    .min(1_000)
    .max(sessionTimeoutMs - 1_000)
    .default(sessionTimeoutMs - 2_000),
});

export type ConsumerEnv = z.output<z.ZodObject<ReturnType<typeof consumerFields>>>;
