import { consumerFields } from '@vitrine/consumer';
import { loadEnv } from '@vitrine/platform';
import { z } from 'zod';

const schema = z.object(consumerFields(4004));

export type Env = z.output<typeof schema>;

/** The service's whole environment, read once. @throws EnvError */
export const readEnv = (source: Record<string, string | undefined>): Env => loadEnv(schema, source);
