import { and, asc, desc, eq, gt, inArray, isNull, ne, or, type SQL, sql } from 'drizzle-orm';
import type { Database, Orm } from './database.js';
import { users } from './schema.js';
import { pushSubscriptions } from './schema-alerts.js';
import { digest, newId } from './secrets.js';
import type { After } from './tenants.repository.js';

export type PushSubscriptionRow = typeof pushSubscriptions.$inferSelect;

export interface NewPushSubscription {
  tenantId: string;
  userId: string;
  /** It ends with this session. */
  sessionId: string;
  /** In the clear, for its hash only. */
  endpoint: string;
  /** Address and keys; `subscriptionPurpose` says what it is bound to. */
  sealed: string;
  device: string | null;
}

/** What a sealed subscription is bound to, beside its tenant. */
export const subscriptionPurpose = (userId: string): string => `push of ${userId}`;

/** Who has more devices than this loses the one that was subscribed first. */
const MOST_DEVICES = 20;

type Tx = Pick<Orm, 'select' | 'insert' | 'delete'>;

/** Browsers that take a push. An address belongs to whoever subscribed with it last: of two people at one phone, the one who is there. */
export class PushSubscriptionsRepository {
  constructor(private readonly database: Database) {}

  /** The same browser again is the same subscription, with its new keys and session. */
  keep({ endpoint, ...input }: NewPushSubscription): Promise<PushSubscriptionRow> {
    const endpointHash = digest(endpoint);
    const { sessionId, sealed, device } = input;
    return this.database.run((orm) =>
      orm.transaction(async (tx) => {
        const isOthers = and(
          eq(pushSubscriptions.endpointHash, endpointHash),
          ne(pushSubscriptions.userId, input.userId),
        );
        await tx.delete(pushSubscriptions).where(isOthers);
        const [row] = await tx
          .insert(pushSubscriptions)
          .values({ ...input, id: newId(), endpointHash })
          .onConflictDoUpdate({
            target: [pushSubscriptions.userId, pushSubscriptions.endpointHash],
            set: { sessionId, sealed, device },
          })
          .returning();
        await dropOldest(tx, input.userId);
        if (row === undefined) throw new Error('The push subscription vanished while it was kept.');
        return row;
      }),
    );
  }

  /** Oldest first. */
  list(userId: string, { limit, after }: { limit: number; after?: After }): Promise<PushSubscriptionRow[]> {
    const { createdAt, id } = pushSubscriptions;
    const beyond = after && or(gt(createdAt, after.createdAt), and(eq(createdAt, after.createdAt), gt(id, after.id)));
    return this.database.run((orm) =>
      orm
        .select()
        .from(pushSubscriptions)
        .where(and(eq(pushSubscriptions.userId, userId), beyond))
        .orderBy(asc(createdAt), asc(id))
        .limit(limit),
    );
  }

  /** Every device of a person who may come in. */
  async devicesOf(userId: string): Promise<PushSubscriptionRow[]> {
    const rows = await this.database.run((orm) =>
      orm
        .select({ device: pushSubscriptions })
        .from(pushSubscriptions)
        .innerJoin(users, eq(users.id, pushSubscriptions.userId))
        .where(and(eq(pushSubscriptions.userId, userId), isNull(users.deactivatedAt))),
    );
    return rows.map(({ device }) => device);
  }

  /** @returns false when the person has no such device */
  async end(userId: string, id: string): Promise<boolean> {
    const mine = and(eq(pushSubscriptions.userId, userId), eq(pushSubscriptions.id, id));
    const ended = await this.database.run((orm) =>
      orm.delete(pushSubscriptions).where(mine).returning({ id: pushSubscriptions.id }),
    );
    return ended.length > 0;
  }

  async noteSent(ids: readonly string[], at: Date = new Date()): Promise<void> {
    if (ids.length === 0) return;
    await this.database.run((orm) =>
      orm
        .update(pushSubscriptions)
        .set({ lastSentAt: at })
        .where(inArray(pushSubscriptions.id, [...ids])),
    );
  }
}

async function dropOldest(tx: Tx, userId: string): Promise<void> {
  const surplus = tx
    .select({ id: pushSubscriptions.id })
    .from(pushSubscriptions)
    .where(eq(pushSubscriptions.userId, userId))
    .orderBy(desc(pushSubscriptions.createdAt), desc(pushSubscriptions.id))
    .offset(MOST_DEVICES);
  await tx.delete(pushSubscriptions).where(inArray(pushSubscriptions.id, surplus));
}

/** In the transaction that ends the session. */
export async function endPushOfSession(tx: Pick<Orm, 'delete'>, sessionId: string): Promise<void> {
  await endWhere(tx, eq(pushSubscriptions.sessionId, sessionId));
}

/** In the transaction that ends a person's sessions, all or all but one. */
export async function endPushOfPerson(tx: Pick<Orm, 'delete'>, userId: string, keptSessionId = ''): Promise<void> {
  const isOther = sql`${pushSubscriptions.sessionId} IS DISTINCT FROM ${keptSessionId}`;
  await endWhere(tx, and(eq(pushSubscriptions.userId, userId), isOther));
}

const endWhere = (tx: Pick<Orm, 'delete'>, where: SQL | undefined) => tx.delete(pushSubscriptions).where(where);
