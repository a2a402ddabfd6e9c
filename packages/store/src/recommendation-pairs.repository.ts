import { and, desc, eq, gte, inArray, isNull, lte, ne, or, type SQL, sql } from 'drizzle-orm';
import type { Database, Orm } from './database.js';
import { auditLog, recommendationPairs } from './schema.js';
import { newId } from './secrets.js';

export type PairDecision = typeof recommendationPairs.$inferSelect;
/** The id of `productA` comes first by its bytes. The store is empty where all stores are meant. */
export type PairPlace = Pick<PairDecision, 'tenantId' | 'productA' | 'productB' | 'storeId'>;

/** A decision, and the version that it is made over: 0 where there was none. */
export interface PairChange {
  readonly row: Omit<PairDecision, 'version'>;
  readonly over: number;
}

/** What managers decided of two products that are offered together. */
export class RecommendationPairsRepository {
  constructor(private readonly database: Database) {}

  async find(place: PairPlace): Promise<PairDecision | undefined> {
    const [row] = await this.database.run((orm) => orm.select().from(recommendationPairs).where(isAt(place)));
    return row;
  }

  /**
   * Decisions on any of these products, of a store and of all stores, in force on a day `YYYY-MM-DD`: blocks first, then pins, of each kind
   * the latest first.
   */
  inForce(
    { tenantId, storeId, businessDate }: { tenantId: string; storeId: string; businessDate: string },
    productIds: readonly string[],
    limit: number,
  ): Promise<PairDecision[]> {
    if (productIds.length === 0) return Promise.resolve([]);
    const { productA, productB, decision, firstDay, lastDay } = recommendationPairs;
    const isInForce = and(
      isOf(tenantId, storeId),
      or(inArray(productA, [...productIds]), inArray(productB, [...productIds])),
      ne(decision, 'none'),
      or(isNull(firstDay), lte(firstDay, businessDate)),
      or(isNull(lastDay), gte(lastDay, businessDate)),
    );
    const blocksFirst = sql`array_position(array['block', 'pin', 'approve'], ${decision})`;
    return this.database.run((orm) =>
      orm
        .select()
        .from(recommendationPairs)
        .where(isInForce)
        .orderBy(blocksFirst, ...latestFirst)
        .limit(limit),
    );
  }

  /** What was decided of exactly these pairs, in a store and in all stores: two rows of each at most. */
  ofPairs(
    tenantId: string,
    storeId: string,
    pairs: readonly Pick<PairPlace, 'productA' | 'productB'>[],
  ): Promise<PairDecision[]> {
    if (pairs.length === 0) return Promise.resolve([]);
    const { productA, productB } = recommendationPairs;
    const asked = sql.join(
      pairs.map((pair) => sql`(${pair.productA}, ${pair.productB})`),
      sql`, `,
    );
    const isAsked = and(isOf(tenantId, storeId), sql`(${productA}, ${productB}) IN (${asked})`);
    return this.database.run((orm) => orm.select().from(recommendationPairs).where(isAsked));
  }

  /** What was decided of any two of these products, in the given stores (an empty id: in all stores); undefined is every store. */
  among(
    tenantId: string,
    productIds: readonly string[],
    storeIds: readonly string[] | undefined,
    limit: number,
  ): Promise<PairDecision[]> {
    const { productA, productB, storeId } = recommendationPairs;
    const isAsked = and(
      eq(recommendationPairs.tenantId, tenantId),
      inArray(productA, [...productIds]),
      inArray(productB, [...productIds]),
      storeIds && inArray(storeId, [...storeIds]),
    );
    return this.database.run((orm) =>
      orm.select().from(recommendationPairs).where(isAsked).orderBy(productA, productB, storeId).limit(limit),
    );
  }

  /**
   * Writes decisions, each of another place and over the version that was read, and notes each in the audit: all of it, or nothing.
   * @returns undefined, nothing being written, when one of them has another version by now
   */
  decide(changes: readonly PairChange[]): Promise<PairDecision[] | undefined> {
    // In one order, so that two who decide on the same places wait for one another.
    const inOrder = [...changes].sort((one, other) => (placeKey(one.row) < placeKey(other.row) ? -1 : 1));
    return this.database.run((orm) =>
      orm
        .transaction(async (tx) => {
          const written: PairDecision[] = [];
          for (const { row, over } of inOrder) written.push(...(await write(tx, row, over)));
          if (written.length < changes.length) throw new ChangedMeanwhile();
          await tx.insert(auditLog).values(written.map((row) => ({ id: newId(), ...auditOf(row) })));
          return written;
        })
        .catch((cause: unknown) => {
          if (cause instanceof ChangedMeanwhile) return undefined;
          throw cause;
        }),
    );
  }
}

const latestFirst = [
  desc(recommendationPairs.decidedAt),
  recommendationPairs.productA,
  recommendationPairs.productB,
  recommendationPairs.storeId,
];

/** Of the store and of all stores. */
const isOf = (tenantId: string, storeId: string): SQL | undefined =>
  and(eq(recommendationPairs.tenantId, tenantId), inArray(recommendationPairs.storeId, ['', storeId]));

/** Ends the transaction, and nothing else. */
class ChangedMeanwhile extends Error {}

const placeKey = ({ productA, productB, storeId }: PairPlace): string => JSON.stringify([productA, productB, storeId]);

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
