import { randomBytes } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { kafkaPrograms } from '@vitrine/contracts';
import { z } from 'zod';

/** The logins of a home's broker: of the person who runs the stack, of the services, and of the tills. */
export const kafkaUsers = ['admin', ...kafkaPrograms, 'producer'] as const;
export type KafkaUser = (typeof kafkaUsers)[number];
/** Each user's password. */
export type KafkaLogins = Readonly<Record<KafkaUser, string>>;

const login = z.object({ user: z.string(), password: z.string() });
const credentials = z.object({
  clickhouse: login,
  postgres: login,
  kafka: z.record(z.enum(kafkaUsers), z.string()),
});
/** A home that is older than a program has no login for it. */
const keptCredentials = credentials.extend({ kafka: z.partialRecord(z.enum(kafkaUsers), z.string()) }).partial();
export type Credentials = z.infer<typeof credentials>;

/** The engines' generated passwords: made once for a home, readable by its owner only; what an older home lacks is added. */
export function loadCredentials(home: string): Credentials {
  const file = join(home, 'credentials.json');
  const kept = keptCredentials.parse(readKept(file));
  const made: Credentials = {
    clickhouse: kept.clickhouse ?? { user: 'default', password: newPassword() },
    postgres: kept.postgres ?? { user: 'vitrine', password: newPassword() },
    kafka: { ...newLogins(), ...kept.kafka },
  };
  if (!isDeepStrictEqual(kept, made)) writeFileSync(file, `${JSON.stringify(made, null, 2)}\n`, { mode: 0o600 });
  return made;
}

function readKept(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return {};
    throw error;
  }
}

const newPassword = (): string => randomBytes(18).toString('base64url');
const newLogins = (): KafkaLogins =>
  Object.fromEntries(kafkaUsers.map((user) => [user, newPassword()])) as Record<KafkaUser, string>;
