import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

const secretsSchema = z.object({
  privacyKey: z.string(),
  adminApiKey: z.string(),
  producerApiKey: z.string(),
  passwords: z.record(z.string(), z.string()),
});
export type Secrets = z.infer<typeof secretsSchema>;

/** The home's own secrets, made once and kept (0600): a second start logs in with the same passwords. */
export function loadSecrets(home: string): Secrets {
  const path = join(home, 'secrets.json');
  if (existsSync(path)) return secretsSchema.parse(JSON.parse(readFileSync(path, 'utf8')));
  const secrets: Secrets = {
    privacyKey: randomBytes(32).toString('hex'),
    adminApiKey: `vtr_live_${randomBytes(24).toString('base64url')}`,
    producerApiKey: `vtr_live_${randomBytes(24).toString('base64url')}`,
    passwords: {},
  };
  saveSecrets(home, secrets);
  return secrets;
}

/** The password of one login, made at its first mention. */
export function passwordOf(home: string, secrets: Secrets, email: string): string {
  const known = secrets.passwords[email];
  if (known) return known;
  const made = randomBytes(9).toString('base64url');
  secrets.passwords[email] = made;
  saveSecrets(home, secrets);
  return made;
}

function saveSecrets(home: string, secrets: Secrets): void {
  writeFileSync(join(home, 'secrets.json'), `${JSON.stringify(secrets, null, 2)}\n`, { mode: 0o600 });
}
