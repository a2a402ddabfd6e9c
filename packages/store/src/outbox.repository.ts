import { type StateChanged, topics } from '@vitrine/contracts';
import { asc, inArray, isNull, lt, sql } from 'drizzle-orm';
import type { Database, Orm } from './database.js';
import { outbox } from './schema-alerts.js';

/** What is to be published. `topic` is the contract's name, without the installation's prefix. */
export type OutboxRecord = Pick<typeof outbox.$inferSelect, 'topic' | 'key' | 'value'>;

/** Any constant will do; it lets one process at a time publish, so that records leave in their order. */
const LOCK_KEY = 7_305_119;

/** Changes on their way to Kafka: written in the transaction of the change itself, published after it. */
export class OutboxRepository {
  constructor(private readonly database: Database) {}

  /** Of one tenant, to be published in this order. What is in the outbox is not lost: Kafka may be away meanwhile. */
  async add(tenantId: string, records: readonly OutboxRecord[]): Promise<void> {
    if (records.length === 0) return;
    await this.database.run((orm) => orm.insert(outbox).values(records.map((record) => ({ tenantId, ...record }))));
  }

  async hasWaiting(): Promise<boolean> {
    const [row] = await this.database.run((orm) =>
      orm.select({ id: outbox.id }).from(outbox).where(isNull(outbox.publishedAt)).limit(1),
    );
    return row !== undefined;
  }

  /**
   * Hands on the oldest that wait, in order, and notes that they were published. A process that dies between the two publishes them again.
   * @returns how many; 0 too while another process is at it
   * @throws what `publish` throws, nothing being noted
   */
  async publishNext(limit: number, publish: (records: OutboxRecord[]) => Promise<void>): Promise<number> {
    const outcome = await this.database.run((orm) => orm.transaction((tx) => handOn(tx, limit, publish)));
    if ('failure' in outcome) throw outcome.failure;
    return outcome.published;
  }

  /** Those that were published before this instant have done their work. */
  async prune(before: Date): Promise<void> {
    await this.database.run((orm) => orm.delete(outbox).where(lt(outbox.publishedAt, before)));
  }
}

/** Services that keep this in memory are told once the transaction has committed. */
export async function noteChanged(
  tx: Pick<Orm, 'insert'>,
  changes: readonly Omit<StateChanged, 'at'>[],
  now: Date = new Date(),
): Promise<void> {
  if (changes.length === 0) return;
  const rows = changes.map((change) => ({
    tenantId: change.tenantId,
    topic: topics.stateChanged,
    key: `${change.tenantId}:${change.kind}:${change.id}`,
    value: { ...change, at: now.getTime() } satisfies StateChanged,
  }));
  await tx.insert(outbox).values(rows);
}

/** The failure is an answer here: thrown through the database, it would be taken for one of Postgres. */
async function handOn(
  tx: Pick<Orm, 'select' | 'update' | 'execute'>,
  limit: number,
  publish: (records: OutboxRecord[]) => Promise<void>,
): Promise<{ published: number } | { failure: unknown }> {
  const { rows } = await tx.execute<{ got: boolean }>(sql`SELECT pg_try_advisory_xact_lock(${LOCK_KEY}) AS got`);
  if (rows[0]?.got !== true) return { published: 0 };
  const { id, topic, key, value } = outbox;
  const waiting = await tx
    .select({ id, topic, key, value })
    .from(outbox)
    .where(isNull(outbox.publishedAt))
    .orderBy(asc(id))
    .limit(limit);
  if (waiting.length === 0) return { published: 0 };
  try {
    await publish(waiting.map(({ id: _, ...record }) => record));
  } catch (failure) {
    return { failure };
  }
  const ids = waiting.map((record) => record.id);
  await tx.update(outbox).set({ publishedAt: sql`now()` }).where(inArray(outbox.id, ids));
  return { published: waiting.length };
}
