import { and, desc, eq, inArray, or, type SQL } from 'drizzle-orm';
import type { Database, Orm } from './database.js';
import { auditLog, recommendationPairs } from './schema.js';
import { newId } from './secrets.js';

export type PairDecision = typeof recommendationPairs.$inferSelect;
/** The id of `productA` comes first by its bytes. The store is empty where all stores are meant. */
export type PairPlace = Pick<PairDecision, 'tenantId' | 'productA' | 'productB' | 'storeId'>;

/** What managers decided of two products that are offered together. */
export class RecommendationPairsRepository {
  constructor(private readonly database: Database) {}

  async find(place: PairPlace): Promise<PairDecision | undefined> {
    const [row] = await this.database.run((orm) => orm.select().from(recommendationPairs).where(isAt(place)));
    return row;
  }

  /** Decisions on any of these products, of a store and of all stores, the latest first. */
  of(tenantId: string, storeId: string, productIds: readonly string[], limit: number): Promise<PairDecision[]> {
    if (productIds.length === 0) return Promise.resolve([]);
    const { productA, productB, decidedAt } = recommendationPairs;
    const isAsked = and(
      eq(recommendationPairs.tenantId, tenantId),
      inArray(recommendationPairs.storeId, ['', storeId]),
      or(inArray(productA, [...productIds]), inArray(productB, [...productIds])),
    );
    const inOrder = [desc(decidedAt), productA, productB, recommendationPairs.storeId];
    return this.database.run((orm) =>
      orm
        .select()
        .from(recommendationPairs)
        .where(isAsked)
        .orderBy(...inOrder)
        .limit(limit),
    );
  }

  /**
   * Writes a decision over the version that was read, 0 where there was none, and notes it in the audit: both or neither.
   * @returns undefined, nothing being written, when there is another version by now
   */
  decide(row: Omit<PairDecision, 'version'>, over: number): Promise<PairDecision | undefined> {
    return this.database.run((orm) =>
      orm.transaction(async (tx) => {
        const [written] = await write(tx, row, over);
        if (written) await tx.insert(auditLog).values({ id: newId(), ...auditOf(written) });
        return written;
      }),
    );
  }
}

function write(tx: Pick<Orm, 'insert' | 'update'>, row: Omit<PairDecision, 'version'>, over: number) {
  if (over === 0)
    return tx
      .insert(recommendationPairs)
      .values({ ...row, version: 1 })
      .onConflictDoNothing()
      .returning();
  const isAsRead = and(isAt(row), eq(recommendationPairs.version, over));
  return tx
    .update(recommendationPairs)
    .set({ ...row, version: over + 1 })
    .where(isAsRead)
    .returning();
}

function isAt({ tenantId, productA, productB, storeId }: PairPlace): SQL | undefined {
  return and(
    eq(recommendationPairs.tenantId, tenantId),
    eq(recommendationPairs.productA, productA),
    eq(recommendationPairs.productB, productB),
    eq(recommendationPairs.storeId, storeId),
  );
}

function auditOf({ tenantId, decidedBy, productA, productB, storeId, decision, firstDay, lastDay }: PairDecision) {
  const subject = JSON.stringify([productA, productB, { storeId, decision, from: firstDay, to: lastDay }]);
  return { tenantId, actor: decidedBy, action: 'recommendationPair.decided', subject };
}
