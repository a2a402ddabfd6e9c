import { randomBytes } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

const credentials = z.object({
  clickhouse: z.object({ user: z.string(), password: z.string() }),
  postgres: z.object({ user: z.string(), password: z.string() }),
});
export type Credentials = z.infer<typeof credentials>;

/** The engines' generated passwords: made once for a home, readable by its owner only. */
export function loadCredentials(home: string): Credentials {
  const file = join(home, 'credentials.json');
  try {
    return credentials.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  }
  const password = () => randomBytes(18).toString('base64url');
  const made: Credentials = {
    clickhouse: { user: 'default', password: password() },
    postgres: { user: 'vitrine', password: password() },
  };
  writeFileSync(file, `${JSON.stringify(made, null, 2)}\n`, { mode: 0o600 });
  return made;
}
