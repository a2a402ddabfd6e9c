import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { consumerFields } from '@vitrine/consumer';
import { loadEnv } from '@vitrine/platform';
import { z } from 'zod';

const schema = z.object({
  ...consumerFields(4004),
  /** Where `/metrics` is answered alone; without it, beside the questions only. */
  METRICS_PORT: z.coerce.number().int().min(1).max(65_535).optional(),
  /** Between two looks at whether something was counted since an index was read. */
  INDEX_REFRESH_MS: z.coerce.number().int().min(100).max(30_000).default(10_000),
  /** Of all indexes in memory together, in MiB. */
  INDEX_MIB: z.coerce.number().int().min(1).default(400),
  /** Where large indexes lie that were dropped from memory. */
  INDEX_FOLDER: z.string().min(1).default(join(tmpdir(), 'vitrine-indexes')),
  /** Of all files there together, in MiB. */
  INDEX_DISK_MIB: z.coerce.number().int().min(0).default(640),
});

export type Env = z.output<typeof schema>;

/** The service's whole environment, read once. @throws EnvError */
export const readEnv = (source: Record<string, string | undefined>): Env => loadEnv(schema, source);
