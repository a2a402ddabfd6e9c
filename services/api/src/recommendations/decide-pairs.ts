import {
  normaliseCode,
  type PairDecisionChange,
  type PairDecisionItem,
  type PairDecisionRequest,
} from '@vitrine/contracts';
import { ProblemError } from '@vitrine/platform';
import type { PairPlace, Store } from '@vitrine/store';
import type { Access } from '../access/access.js';
import { matches } from '../http/etag.js';
import { itemOf, placeKey, placeOf } from './pair-place.js';
import { everyStoreOfScope, storeOfScope } from './store-of-scope.js';

/** Every two of ten products, in so many places at most. */
const MOST_READ = 10_000;

/** Where managers decide of pairs: each decision over the version that was read, and in the audit. */
export class DecidePairs {
  constructor(private readonly pairs: Store['recommendationPairs']) {}

  /**
   * What was decided of every two of the products, in the caller's stores and in all.
   * @param productIds as codes are written @param storeId of this store and of all alone
   * @throws 403 of a store beyond the scope
   */
  async among(access: Access, productIds: readonly string[], storeId?: string): Promise<PairDecisionItem[]> {
    const rows = await this.pairs.among(access.tenant.id, productIds, storesAsked(access, storeId), MOST_READ);
    return rows.map((row) => itemOf(row, row));
  }

  /** @throws 403 of a store beyond the scope, 412 of another version, 422 of a product with itself */
  async one(
    access: Access,
    pair: readonly [string, string],
    { storeId, decision, from, to }: PairDecisionRequest,
    ifMatch: string,
  ): Promise<PairDecisionItem> {
    const place = placeWithin(access, pair, storeId, '/b');
    const before = await this.pairs.find(place);
    const version = before?.version ?? 0;
    if (!matches(ifMatch, `"${version}"`)) throw new ProblemError(412, 'changed_meanwhile');
    const [decided] = await this.write(access, [place], [{ decision, from, to, version }]);
    return decided as PairDecisionItem;
  }

  /**
   * All of them, or none.
   * @throws 403 of a store beyond the scope, 412 where one has another version, 422 of a product with itself or a place named twice
   */
  all(access: Access, changes: readonly PairDecisionChange[]): Promise<PairDecisionItem[]> {
    const places = changes.map(({ productIds, storeId }, at) =>
      placeWithin(access, productIds, storeId, `/decisions/${at}/productIds`),
    );
    const keys = places.map(placeKey);
    const twice = keys.findIndex((key, at) => keys.indexOf(key) < at);
    if (twice >= 0) throw invalid(`/decisions/${twice}`);
    return this.write(access, places, changes);
  }

  private async write(
    { actor }: Access,
    places: readonly PairPlace[],
    changes: readonly Pick<PairDecisionChange, 'decision' | 'from' | 'to' | 'version'>[],
  ): Promise<PairDecisionItem[]> {
    const decidedAt = new Date();
    const written = await this.pairs.decide(
      changes.map(({ decision, from, to, version }, at) => ({
        row: {
          ...(places[at] as PairPlace),
          ...{ decision, firstDay: from, lastDay: to, decidedBy: actor.id, decidedAt },
        },
        over: version,
      })),
    );
    if (written === undefined) throw new ProblemError(412, 'changed_meanwhile');
    const byPlace = new Map(written.map((row) => [placeKey(row), row]));
    return places.map((place) => itemOf(place, byPlace.get(placeKey(place))));
  }
}

/** Undefined: every one of the tenant. An empty id stands for what holds in all. */
function storesAsked(access: Access, storeId: string | undefined): string[] | undefined {
  if (storeId !== undefined) return ['', storeOfScope(access, storeId)];
  return access.scope.stores === 'all' ? undefined : ['', ...access.scope.stores];
}

/** @param storeId null: in all stores */
function placeWithin(
  access: Access,
  [a, b]: readonly [string, string],
  storeId: string | null,
  pointer: string,
): PairPlace {
  const within = storeId === null ? everyStoreOfScope(access) : storeOfScope(access, storeId);
  const place = placeOf(access.tenant.id, [normaliseCode(a), normaliseCode(b)], within);
  if (place.productA === place.productB) throw invalid(pointer);
  return place;
}

const invalid = (pointer: string): ProblemError =>
  new ProblemError(422, 'invalid_body', { errors: [{ pointer, code: 'invalid_value' }] });
