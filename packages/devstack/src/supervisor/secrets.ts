import { createECDH, randomBytes } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

const secretsSchema = z.object({
  privacyKey: z.string(),
  adminApiKey: z.string(),
  producerApiKey: z.string(),
  passwords: z.record(z.string(), z.string()),
  /** By which push services know this home; a home of an earlier version gets its own at the next start. */
  vapid: z.object({ publicKey: z.string(), privateKey: z.string() }).default(() => newVapidKeys()),
});
export type Secrets = z.infer<typeof secretsSchema>;

/** The home's own secrets, made once and kept (0600): a second start logs in with the same passwords. */
export function loadSecrets(home: string): Secrets {
  const path = join(home, 'secrets.json');
  const secrets: Secrets = existsSync(path)
    ? secretsSchema.parse(JSON.parse(readFileSync(path, 'utf8')))
    : newSecrets();
  saveSecrets(home, secrets);
  return secrets;
}

function newSecrets(): Secrets {
  return {
    privacyKey: randomBytes(32).toString('hex'),
    adminApiKey: `vtr_live_${randomBytes(24).toString('base64url')}`,
    producerApiKey: `vtr_live_${randomBytes(24).toString('base64url')}`,
    passwords: {},
    vapid: newVapidKeys(),
  };
}

/** A pair of keys on P-256 (RFC 8292), base64url. */
function newVapidKeys(): { publicKey: string; privateKey: string } {
  const pair = createECDH('prime256v1');
  const publicKey = pair.generateKeys('base64url');
  // Node leaves leading zeros out.
  const privateKey = Buffer.concat([Buffer.alloc(32), pair.getPrivateKey()])
    .subarray(-32)
    .toString('base64url');
  return { publicKey, privateKey };
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
