import { and, eq, gte, inArray, lt, sql } from 'drizzle-orm';
import type { Database } from './database.js';
import { loginAttempts } from './schema.js';

/** A count is forgotten this long after its last try. */
export const LOCK_MS = 15 * 60_000;

export interface Tries {
  tries: number;
  lastTryAt: Date;
}

/** Counts tries per subject, which is a digest: a mistyped field may hold anything, a password included. */
export class LoginAttemptsRepository {
  constructor(private readonly database: Database) {}

  /**
   * Adds a try, parallel ones too. From `most` on the time stays: further tries prolong no lock. A forgotten count starts again.
   */
  async charge(subject: string, most: number, now: Date = new Date()): Promise<Tries> {
    const forgottenBefore = forgottenAt(now).toISOString();
    const [row] = await this.database.run((orm) =>
      orm
        .insert(loginAttempts)
        .values({ subject, tries: 1, lastTryAt: now })
        .onConflictDoUpdate({
          target: loginAttempts.subject,
          set: {
            tries: sql`CASE WHEN ${loginAttempts.lastTryAt} < ${forgottenBefore}::timestamptz THEN 1 ELSE ${loginAttempts.tries} + 1 END`,
            lastTryAt: sql`CASE WHEN ${loginAttempts.tries} >= ${most} AND ${loginAttempts.lastTryAt} >= ${forgottenBefore}::timestamptz
                                THEN ${loginAttempts.lastTryAt} ELSE ${now.toISOString()}::timestamptz END`,
          },
        })
        .returning({ tries: loginAttempts.tries, lastTryAt: loginAttempts.lastTryAt }),
    );
    return row ?? { tries: 1, lastTryAt: now };
  }

  /** The counts of these subjects that are not forgotten. */
  async triesOf(subjects: readonly string[], now: Date = new Date()): Promise<Map<string, Tries>> {
    if (subjects.length === 0) return new Map();
    const isCounted = and(
      inArray(loginAttempts.subject, [...subjects]),
      gte(loginAttempts.lastTryAt, forgottenAt(now)),
    );
    const rows = await this.database.run((orm) => orm.select().from(loginAttempts).where(isCounted));
    return new Map(rows.map(({ subject, ...tries }) => [subject, tries]));
  }

  async giveBack(subject: string): Promise<void> {
    const tries = sql`greatest(${loginAttempts.tries} - 1, 0)`;
    await this.database.run((orm) =>
      orm.update(loginAttempts).set({ tries }).where(eq(loginAttempts.subject, subject)),
    );
  }

  async clear(subjects: readonly string[]): Promise<void> {
    await this.database.run((orm) => orm.delete(loginAttempts).where(inArray(loginAttempts.subject, [...subjects])));
  }

  async deleteOld(now: Date = new Date()): Promise<void> {
    await this.database.run((orm) => orm.delete(loginAttempts).where(lt(loginAttempts.lastTryAt, forgottenAt(now))));
  }
}

function forgottenAt(now: Date): Date {
  return new Date(now.getTime() - LOCK_MS);
}
