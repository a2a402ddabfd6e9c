import { normaliseCode, type PairDecisionItem, type PairDecisionRequest } from '@vitrine/contracts';
import { ProblemError } from '@vitrine/platform';
import type { Decision } from '@vitrine/recommend';
import type { PairDecision, PairPlace, Store } from '@vitrine/store';
import type { Access } from '../access/access.js';
import { matches } from '../http/etag.js';
import { everyStoreOfScope, storeOfScope } from './store-of-scope.js';

/** Of one basket in one store so many are looked at, the latest first. */
const MOST_DECISIONS = 1_000;

/** What holds for the companions of a basket. */
export interface DecisionsOfBasket {
  readonly of: (productId: string) => Decision | undefined;
  readonly pinned: readonly string[];
  /** Of these, what was decided for this store and not for all of them. */
  readonly pinnedHere: ReadonlySet<string>;
  readonly blocked: readonly string[];
}

export interface DecisionsOfPair {
  readonly decision: PairDecisionItem;
  readonly inAllStores: PairDecisionItem;
}

/** What managers decided of pairs: read for those who offer, written with the version that was read. */
export class PairDecisions {
  constructor(private readonly pairs: Store['recommendationPairs']) {}

  /**
   * Of a basket: what is in force today of the products that stand beside its own.
   * What a store decided goes before what was decided for all stores.
   */
  async ofBasket(
    tenantId: string,
    storeId: string,
    productIds: readonly string[],
    businessDate: string,
  ): Promise<DecisionsOfBasket> {
    const basket = new Set(productIds);
    const rows = await this.pairs.of(tenantId, storeId, [...basket], MOST_DECISIONS);
    const inForce = rows.filter((row) => isInForce(row, businessDate));
    const own = new Set(inForce.filter((row) => row.storeId !== '').map(keyOf));
    const decisions = new Map<string, Decision>();
    for (const row of inForce) {
      if (row.storeId === '' && own.has(keyOf(row))) continue;
      for (const other of [row.productA, row.productB].filter((id) => !basket.has(id)))
        if (row.decision === 'block' || !decisions.has(other)) decisions.set(other, { kind: row.decision });
    }
    const named = (kind: Decision['kind']) => [...decisions].filter(([, one]) => one.kind === kind).map(([id]) => id);
    const pinsHere = inForce.filter(({ storeId: of, decision }) => of !== '' && decision === 'pin');
    const pinnedHere = new Set(pinsHere.flatMap(({ productA, productB }) => [productA, productB]));
    return { of: (productId) => decisions.get(productId), pinned: named('pin'), pinnedHere, blocked: named('block') };
  }

  /** By pair: what was decided of it in the store, and in all stores. */
  async ofPairs(
    tenantId: string,
    storeId: string,
    pairs: readonly (readonly [string, string])[],
  ): Promise<(pair: readonly [string, string]) => DecisionsOfPair> {
    const rows = await this.pairs.of(tenantId, storeId, [...new Set(pairs.flat())], MOST_DECISIONS);
    const byPlace = new Map(rows.map((row) => [keyOf(row) + row.storeId, row]));
    const itemIn = (pair: readonly [string, string], of: string) => {
      const place = placeOf(tenantId, pair, of);
      return itemOf(place, byPlace.get(keyOf(place) + of));
    };
    return (pair) => ({ decision: itemIn(pair, storeId), inAllStores: itemIn(pair, '') });
  }

  /** @throws 403 of a store beyond the scope, 412 of another version, 422 of a product with itself */
  async decide(
    access: Access,
    pair: readonly [string, string],
    { storeId: asked, decision, from, to }: PairDecisionRequest,
    ifMatch: string,
  ): Promise<PairDecisionItem> {
    const storeId = asked === null ? everyStoreOfScope(access) : storeOfScope(access, asked);
    const { tenant, actor } = access;
    const place = placeOf(tenant.id, pair.map(normaliseCode) as [string, string], storeId);
    if (place.productA === place.productB)
      throw new ProblemError(422, 'invalid_body', { errors: [{ pointer: '/b', code: 'invalid_value' }] });
    const before = await this.pairs.find(place);
    const version = before?.version ?? 0;
    if (!matches(ifMatch, `"${version}"`)) throw new ProblemError(412, 'changed_meanwhile');
    const decided = { ...place, decision, firstDay: from, lastDay: to, decidedBy: actor.id, decidedAt: new Date() };
    const after = await this.pairs.decide(decided, version);
    if (after === undefined) throw new ProblemError(412, 'changed_meanwhile');
    return itemOf(place, after);
  }
}

/** By their bytes, as Postgres compares them. */
function inOrder([one, other]: readonly [string, string]): [string, string] {
  return Buffer.compare(Buffer.from(one), Buffer.from(other)) <= 0 ? [one, other] : [other, one];
}

function placeOf(tenantId: string, pair: readonly [string, string], storeId: string): PairPlace {
  const [productA, productB] = inOrder(pair);
  return { tenantId, productA, productB, storeId };
}

const keyOf = ({ productA, productB }: PairPlace): string => JSON.stringify([productA, productB]);

function isInForce(row: PairDecision, day: string): row is PairDecision & { decision: Decision['kind'] } {
  const hasBegun = row.firstDay === null || row.firstDay <= day;
  return row.decision !== 'none' && hasBegun && (row.lastDay === null || day <= row.lastDay);
}

function itemOf(place: PairPlace, row: PairDecision | undefined): PairDecisionItem {
  const { productA, productB, storeId } = row ?? place;
  return {
    productIds: [productA, productB],
    storeId: storeId === '' ? null : storeId,
    ...(row
      ? { decision: row.decision, from: row.firstDay, to: row.lastDay, version: row.version }
      : { decision: 'none' as const, from: null, to: null, version: 0 }),
    decidedBy: row?.decidedBy ?? null,
    decidedAt: row?.decidedAt.toISOString() ?? null,
  };
}
