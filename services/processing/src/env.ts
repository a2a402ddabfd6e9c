import { clickhouseFields, httpFields, kafkaFields, loadEnv, logFields, postgresFields } from '@vitrine/platform';
import { z } from 'zod';

const schema = z.object({
  ...httpFields(4002),
  ...logFields,
  ...kafkaFields,
  ...clickhouseFields,
  ...postgresFields,
  /** Master key of the tenants' keys: 64 hexadecimal digits. */
  PRIVACY_KEY: z.string().regex(/^[0-9a-fA-F]{64}$/),
});

export type Env = z.output<typeof schema>;

/** The service's whole environment, read once. @throws EnvError */
export const readEnv = (source: Record<string, string | undefined>): Env => loadEnv(schema, source);
