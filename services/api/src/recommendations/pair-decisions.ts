import { normaliseCode, type PairDecisionItem } from '@vitrine/contracts';
import type { Decision } from '@vitrine/recommend';
import type { PairDecision, Store } from '@vitrine/store';
import { itemOf, pairKey, placeKey, placeOf } from './pair-place.js';

/** Of one basket so many are in force at most: blocks first, for what is blocked must never be offered. */
const MOST_IN_FORCE = 5_000;

/** What holds for the companions of a basket. */
export interface DecisionsOfBasket {
  readonly of: (productId: string) => Decision | undefined;
  readonly isApproved: (productId: string) => boolean;
  readonly pinned: readonly string[];
  /** Of these, what was decided for this store and not for all of them. */
  readonly pinnedHere: ReadonlySet<string>;
  readonly blocked: readonly string[];
}

export interface DecisionsOfPair {
  readonly decision: PairDecisionItem;
  readonly inAllStores: PairDecisionItem;
}

type Row = Pick<PairDecision, 'tenantId' | 'productA' | 'productB' | 'storeId' | 'decision' | 'firstDay' | 'lastDay'>;
/** As if it were taken. @property storeId null: in all stores */
export type Supposed = Pick<PairDecisionItem, 'productIds' | 'storeId' | 'decision' | 'from' | 'to'>;

/** What managers decided of pairs, read for those who offer and those who decide. */
export class PairDecisions {
  constructor(private readonly pairs: Pick<Store['recommendationPairs'], 'inForce' | 'ofPairs'>) {}

  /**
   * Of a basket: what is in force on a day of the products that stand beside its own.
   * What a store decided goes before what was decided for all stores.
   * @param supposed in the place of what was decided there
   */
  async ofBasket(
    place: { tenantId: string; storeId: string; businessDate: string },
    productIds: readonly string[],
    supposed: readonly Supposed[] = [],
  ): Promise<DecisionsOfBasket> {
    const { tenantId, storeId, businessDate } = place;
    const basket = new Set(productIds);
    const decided = await this.pairs.inForce(place, [...basket], MOST_IN_FORCE);
    const rows = withSupposed(decided, rowsOf(tenantId, storeId, basket, supposed));
    const inForce = rows.filter((row) => isInForce(row, businessDate));
    const own = new Set(inForce.filter((row) => row.storeId !== '').map(pairKey));
    const kinds = new Map<string, Kind>();
    for (const row of inForce) {
      if (row.storeId === '' && own.has(pairKey(row))) continue;
      for (const other of [row.productA, row.productB].filter((id) => !basket.has(id)))
        kinds.set(other, stronger(kinds.get(other), row.decision));
    }
    const pinsHere = inForce.filter(({ storeId: of, decision }) => of !== '' && decision === 'pin');
    const named = (kind: Kind) => [...kinds].filter(([, one]) => one === kind).map(([id]) => id);
    return {
      of: (productId) => decisionOf(kinds.get(productId)),
      isApproved: (productId) => kinds.get(productId) === 'approve',
      ...{ pinned: named('pin'), blocked: named('block') },
      pinnedHere: new Set(pinsHere.flatMap(({ productA, productB }) => [productA, productB])),
    };
  }

  /** By pair: what was decided of it in the store, and in all stores. */
  async ofPairs(
    tenantId: string,
    storeId: string,
    pairs: readonly (readonly [string, string])[],
  ): Promise<(pair: readonly [string, string]) => DecisionsOfPair> {
    const places = pairs.map((pair) => placeOf(tenantId, pair, storeId));
    const rows = await this.pairs.ofPairs(tenantId, storeId, places);
    const byPlace = new Map(rows.map((row) => [placeKey(row), row]));
    const itemIn = (pair: readonly [string, string], of: string) => {
      const place = placeOf(tenantId, pair, of);
      return itemOf(place, byPlace.get(placeKey(place)));
    };
    return (pair) => ({ decision: itemIn(pair, storeId), inAllStores: itemIn(pair, '') });
  }
}

type Kind = Exclude<PairDecision['decision'], 'none'>;
const strongest: readonly Kind[] = ['block', 'pin', 'approve'];

/** Of two products of the basket that were decided on with the same companion. */
const stronger = (one: Kind | undefined, other: Kind): Kind =>
  strongest.find((kind) => kind === one || kind === other) ?? other;

/** What the ranking knows: an approved companion stands where its score puts it. */
const decisionOf = (kind: Kind | undefined): Decision | undefined =>
  kind === undefined || kind === 'approve' ? undefined : { kind };

/** Those of the store and of all, that a product of the basket is in. */
function rowsOf(tenantId: string, storeId: string, basket: ReadonlySet<string>, supposed: readonly Supposed[]): Row[] {
  return supposed
    .map(({ productIds: [a, b], storeId: of, decision, from, to }) => ({
      ...placeOf(tenantId, [normaliseCode(a), normaliseCode(b)], of === null ? '' : normaliseCode(of)),
      ...{ decision, firstDay: from, lastDay: to },
    }))
    .filter((row) => [storeId, ''].includes(row.storeId) && (basket.has(row.productA) || basket.has(row.productB)));
}

function withSupposed(decided: readonly Row[], supposed: readonly Row[]): Row[] {
  const places = new Set(supposed.map(placeKey));
  return [...supposed, ...decided.filter((row) => !places.has(placeKey(row)))];
}

function isInForce(row: Row, day: string): row is Row & { decision: Kind } {
  const hasBegun = row.firstDay === null || row.firstDay <= day;
  return row.decision !== 'none' && hasBegun && (row.lastDay === null || day <= row.lastDay);
}
