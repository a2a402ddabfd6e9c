import { kafkaFields } from '@vitrine/platform';
import { z } from 'zod';

/** Nothing is required: what is not set comes from the running stack's run.json. */
export const envSchema = z.object({
  ...kafkaFields,
  KAFKA_BROKERS: z.string().optional(),
  CLICKHOUSE_URL: z.url().optional(),
  CLICKHOUSE_USER: z.string().optional(),
  CLICKHOUSE_PASSWORD: z.string().optional(),
  CLICKHOUSE_DATABASE: z.string().default('vitrine'),
  DATABASE_URL: z.url().optional(),
  API_URL: z.url().optional(),
  ADMIN_API_KEY: z.string().optional(),
  VITRINE_HOME: z.string().default('.vitrine'),
});
export type Env = z.output<typeof envSchema>;
