import { and, eq, gt, inArray, lte } from 'drizzle-orm';
import type { Database } from './database.js';
import { endPushOfPerson, endPushOfSession } from './push-subscriptions.repository.js';
import { sessions } from './schema.js';
import { digest, newToken } from './secrets.js';

export interface Session {
  /** SHA-256 of the token: safe to keep and to log. */
  id: string;
  userId: string;
  expiresAt: Date;
}

export class SessionsRepository {
  constructor(private readonly database: Database) {}

  /** @returns the token for the cookie; it is stored as its hash only and cannot be read again */
  async open(userId: string, ttlMs: number, now: Date = new Date()): Promise<{ token: string; session: Session }> {
    const token = newToken();
    const session = { id: digest(token), userId, expiresAt: new Date(now.getTime() + ttlMs) };
    await this.database.run((orm) => orm.insert(sessions).values(session));
    return { token, session };
  }

  /** The session of this token if it is still open. */
  findByToken(token: string, now: Date = new Date()): Promise<Session | undefined> {
    return this.find(digest(token), now);
  }

  async find(id: string, now: Date = new Date()): Promise<Session | undefined> {
    const [row] = await this.database.run((orm) =>
      orm
        .select({ id: sessions.id, userId: sessions.userId, expiresAt: sessions.expiresAt })
        .from(sessions)
        .where(and(eq(sessions.id, id), gt(sessions.expiresAt, now))),
    );
    return row;
  }

  /** Which of these sessions are open. */
  async stillOpen(ids: readonly string[], now: Date = new Date()): Promise<Set<string>> {
    if (ids.length === 0) return new Set();
    const rows = await this.database.run((orm) =>
      orm
        .select({ id: sessions.id })
        .from(sessions)
        .where(and(inArray(sessions.id, [...ids]), gt(sessions.expiresAt, now))),
    );
    return new Set(rows.map((row) => row.id));
  }

  /** Signed out: the browser gets no push any more either. */
  async close(id: string): Promise<void> {
    await this.database.run((orm) =>
      orm.transaction(async (tx) => {
        await tx.delete(sessions).where(eq(sessions.id, id));
        await endPushOfSession(tx, id);
      }),
    );
  }

  /** Every session of a person, and their push subscriptions. */
  async closeOf(userId: string): Promise<void> {
    await this.database.run((orm) =>
      orm.transaction(async (tx) => {
        await tx.delete(sessions).where(eq(sessions.userId, userId));
        await endPushOfPerson(tx, userId);
      }),
    );
  }

  async deleteExpired(now: Date = new Date()): Promise<void> {
    await this.database.run((orm) => orm.delete(sessions).where(lte(sessions.expiresAt, now)));
  }
}
