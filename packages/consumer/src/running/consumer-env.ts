import { SESSION_TIMEOUT_MS } from '@vitrine/bus';
import { clickhouseFields, httpFields, kafkaFields, logFields, postgresFields } from '@vitrine/platform';
import { z } from 'zod';

/** The variables of every service that consumes. `port` is where its health and metrics are unless it is told otherwise. */
export const consumerFields = (port: number) => ({
  ...httpFields(port),
  ...logFields,
  ...kafkaFields,
  ...clickhouseFields,
  ...postgresFields,
  /**
   * A longer insert is given up and sent again. Kafka gives a silent member's partitions to another after 10 s. Below that, an insert of a
   * consumer that hangs does not outlive its ownership.
   */
  CLICKHOUSE_INSERT_DEADLINE_MS: z.coerce
    .number()
    .int()
    .min(1_000)
    .max(SESSION_TIMEOUT_MS - 1_000)
    .default(8_000),
});

export type ConsumerEnv = z.output<z.ZodObject<ReturnType<typeof consumerFields>>>;
