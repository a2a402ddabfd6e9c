import { and, eq, gt, isNull, lt } from 'drizzle-orm';
import type { Database, Orm } from './database.js';
import { DEFAULT_PASSWORD_COST, hashPassword, type PasswordCost } from './passwords.js';
import { passwordLinks, sessions, users } from './schema.js';
import { digest, newToken } from './secrets.js';

export const LINK_TTL_MS = 24 * 3_600_000;
/** How long a link that has ended is still distinguished from one that never was. */
const REMEMBERED_MS = 30 * 24 * 3_600_000;

export type LinkState = 'open' | 'used' | 'revoked' | 'expired';

export interface PasswordLink {
  userId: string;
  state: LinkState;
  expiresAt: Date;
}

/** Links by which a person sets a password: one use, a day long, the newest of a person alone. */
export class PasswordLinksRepository {
  constructor(
    private readonly database: Database,
    private readonly cost: PasswordCost = DEFAULT_PASSWORD_COST,
  ) {}

  /** Revokes the person's links that are still open. @returns the secret of the new one, which cannot be read again */
  async make(userId: string, now: Date = new Date()): Promise<{ token: string; expiresAt: Date }> {
    const [token, expiresAt] = [newToken(), new Date(now.getTime() + LINK_TTL_MS)];
    await this.database.run((orm) =>
      orm.transaction(async (tx) => {
        await revokeLinks(tx, userId, now);
        await tx.insert(passwordLinks).values({ hash: digest(token), userId, createdAt: now, expiresAt });
      }),
    );
    return { token, expiresAt };
  }

  async find(token: string, now: Date = new Date()): Promise<PasswordLink | undefined> {
    const [row] = await this.database.run((orm) =>
      orm
        .select()
        .from(passwordLinks)
        .where(eq(passwordLinks.hash, digest(token))),
    );
    return row && { userId: row.userId, expiresAt: row.expiresAt, state: stateOf(row, now) };
  }

  /**
   * Sets the password and ends every session of the person; of two uses at once, one does.
   * @returns whose it was, or undefined when the link is not open
   */
  async use(token: string, password: string, now: Date = new Date()): Promise<string | undefined> {
    const passwordHash = await hashPassword(password, this.cost);
    const { hash, usedAt, revokedAt, expiresAt } = passwordLinks;
    const isOpen = and(eq(hash, digest(token)), isNull(usedAt), isNull(revokedAt), gt(expiresAt, now));
    return this.database.run((orm) =>
      orm.transaction(async (tx) => {
        const [link] = await tx
          .update(passwordLinks)
          .set({ usedAt: now })
          .where(isOpen)
          .returning({ userId: passwordLinks.userId });
        if (link === undefined) return undefined;
        await tx.update(users).set({ passwordHash, passwordSetAt: now }).where(eq(users.id, link.userId));
        await tx.delete(sessions).where(eq(sessions.userId, link.userId));
        return link.userId;
      }),
    );
  }

  async revoke(userId: string, now: Date = new Date()): Promise<void> {
    await this.database.run((orm) => revokeLinks(orm, userId, now));
  }

  async deleteOld(now: Date = new Date()): Promise<void> {
    const before = new Date(now.getTime() - REMEMBERED_MS);
    await this.database.run((orm) => orm.delete(passwordLinks).where(lt(passwordLinks.expiresAt, before)));
  }
}

/** Ends the person's links that are still open. */
export async function revokeLinks(orm: Pick<Orm, 'update'>, userId: string, now: Date): Promise<void> {
  const isOpen = and(
    eq(passwordLinks.userId, userId),
    isNull(passwordLinks.usedAt),
    isNull(passwordLinks.revokedAt),
    gt(passwordLinks.expiresAt, now),
  );
  await orm.update(passwordLinks).set({ revokedAt: now }).where(isOpen);
}

function stateOf(row: typeof passwordLinks.$inferSelect, now: Date): LinkState {
  if (row.usedAt !== null) return 'used';
  if (row.revokedAt !== null) return 'revoked';
  return row.expiresAt <= now ? 'expired' : 'open';
}
