import { SESSION_TIMEOUT_MS } from '@vitrine/bus';
import { clickhouseFields, httpFields, kafkaFields, loadEnv, logFields, postgresFields } from '@vitrine/platform';
import { z } from 'zod';

const schema = z.object({
  ...httpFields(4002),
  ...logFields,
  ...kafkaFields,
  ...clickhouseFields,
  ...postgresFields,
  /**
   * An insert that takes longer is given up and sent again. Below the time after which Kafka gives a silent member's partitions to
   * another (10 s), so that an insert of a consumer that hangs does not outlive its ownership.
   */
  CLICKHOUSE_INSERT_DEADLINE_MS: z.coerce
    .number()
    .int()
    .min(1_000)
    .max(SESSION_TIMEOUT_MS - 1_000)
    .default(8_000),
  /** Master key of the tenants' keys: 64 hexadecimal digits; while it is rotated several with commas between, the first one wraps. */
  PRIVACY_KEY: z.string().regex(/^[0-9a-fA-F]{64}(,[0-9a-fA-F]{64})*$/),
});

export type Env = z.output<typeof schema>;

/** The service's whole environment, read once. @throws EnvError */
export const readEnv = (source: Record<string, string | undefined>): Env => loadEnv(schema, source);
