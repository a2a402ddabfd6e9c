import { consumerFields } from '@vitrine/consumer';
import { loadEnv } from '@vitrine/platform';
import { z } from 'zod';
import { deliveryFields } from './delivery/delivery-env.js';
import { replayFields, replaySinkOf } from './replay/replay-env.js';

/** Alerts of a killed pod are on their way again the sooner; the least that brokers allow unless they are told otherwise. */
export const SESSION_TIMEOUT_MS = 6_000;

const schema = z.object({
  ...consumerFields(4003, SESSION_TIMEOUT_MS),
  ...deliveryFields,
  ...replayFields,
  /** Master key of the tenants' keys: 64 hexadecimal digits, during a rotation several with commas between. */
  PRIVACY_KEY: z.string().regex(/^[0-9a-fA-F]{64}(,[0-9a-fA-F]{64})*$/),
});

export type Env = z.output<typeof schema>;

/** The service's whole environment, read once. @throws EnvError */
export function readEnv(source: Record<string, string | undefined>): Env {
  const env = loadEnv(schema, source);
  replaySinkOf(env);
  return env;
}
