import { eq, lt, sql } from 'drizzle-orm';
import type { Database } from './database.js';
import { loginAttempts } from './schema.js';
import { digest } from './secrets.js';
import { normaliseEmail } from './users.repository.js';

export const MAX_TRIES = 5;
export const LOCK_MS = 15 * 60_000;

export type Admission = { isAdmitted: true; tries: number } | { isAdmitted: false; lockedUntil: Date };

/** Counts tries per address typed. A try is counted before the password is looked at, so parallel guesses count too. */
export class LoginAttemptsRepository {
  constructor(private readonly database: Database) {}

  /** Takes one of the five tries. A count older than the lock time starts again. */
  async admit(email: string, now: Date = new Date()): Promise<Admission> {
    const subject = subjectOf(email);
    const forgottenBefore = new Date(now.getTime() - LOCK_MS).toISOString();
    const lockUntil = new Date(now.getTime() + LOCK_MS);
    const [row] = await this.database.run((orm) =>
      orm
        .insert(loginAttempts)
        .values({ subject, tries: 1, lastTryAt: now })
        .onConflictDoUpdate({
          target: loginAttempts.subject,
          set: {
            tries: sql`CASE WHEN ${loginAttempts.lastTryAt} < ${forgottenBefore}::timestamptz THEN 1 ELSE ${loginAttempts.tries} + 1 END`,
            lastTryAt: sql`CASE WHEN ${loginAttempts.tries} >= ${MAX_TRIES} AND ${loginAttempts.lastTryAt} >= ${forgottenBefore}::timestamptz
                                THEN ${loginAttempts.lastTryAt} ELSE ${now.toISOString()}::timestamptz END`,
          },
        })
        .returning({ tries: loginAttempts.tries, lastTryAt: loginAttempts.lastTryAt }),
    );
    if (row === undefined || row.tries <= MAX_TRIES) return { isAdmitted: true, tries: row?.tries ?? 1 };
    return {
      isAdmitted: false,
      lockedUntil: new Date(Math.min(row.lastTryAt.getTime() + LOCK_MS, lockUntil.getTime())),
    };
  }

  /** The right password wipes the slate. */
  async clear(email: string): Promise<void> {
    await this.database.run((orm) => orm.delete(loginAttempts).where(eq(loginAttempts.subject, subjectOf(email))));
  }

  async deleteOld(now: Date = new Date()): Promise<void> {
    const before = new Date(now.getTime() - LOCK_MS);
    await this.database.run((orm) => orm.delete(loginAttempts).where(lt(loginAttempts.lastTryAt, before)));
  }
}

/** An address typed wrong may be anything, a password included: it is kept as a hash. */
function subjectOf(email: string): string {
  return digest(normaliseEmail(email));
}
