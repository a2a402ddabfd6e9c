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
import type { KnownProducts } from './known-products.js';
import { itemOf, placeKey, placeOf } from './pair-place.js';
import { everyStoreOfScope, type StoresOfScope, storeOfScope } from './store-of-scope.js';

/** Every two of ten products, in so many places at most. */
const MOST_READ = 10_000;

/** Where managers decide of pairs: each decision over the version that was read, and in the audit. */
export class DecidePairs {
  constructor(
    private readonly pairs: Store['recommendationPairs'],
    private readonly stores: StoresOfScope,
    private readonly products: KnownProducts,
  ) {}

  /**
   * What was decided of every two of the products, in the caller's stores and in all.
   * @param productIds as codes are written @param storeId of this store and of all alone
   * @throws 403 of a store beyond the scope, 404 of none
   */
  async among(access: Access, productIds: readonly string[], storeId?: string): Promise<PairDecisionItem[]> {
    const rows = await this.pairs.among(
      access.tenant.id,
      productIds,
      await this.storesAsked(access, storeId),
      MOST_READ,
    );
    return rows.map((row) => itemOf(row, row));
  }

  /**
   * @param ifMatch the version in quotes, or `*`: whichever stands
   * @throws 403 of a store beyond the scope, 404 of a store or product that does not exist, 412 of another version, 422 of a product with
   * itself
   */
  async one(
    access: Access,
    pair: readonly [string, string],
    { storeId, decision, from, to }: PairDecisionRequest,
    ifMatch: string,
  ): Promise<PairDecisionItem> {
    const [a, b] = [normaliseCode(pair[0]), normaliseCode(pair[1])];
    const place = await this.placeOf(access, { productIds: [a, b], storeId, decision }, '/b');
    const pointers = new Map([
      [a, '/a'],
      [b, '/b'],
    ]);
    if (decision !== 'none') await this.refuseUnknown(access, pointers);
    const before = await this.pairs.find(place);
    const isAsRead = before === undefined ? matchesNothing(ifMatch) : matches(ifMatch, `"${before.version}"`);
    if (!isAsRead) throw new ProblemError(412, 'changed_meanwhile');
    const [decided] = await this.write(access, [place], [{ decision, from, to, version: before?.version ?? 0 }]);
    return decided as PairDecisionItem;
  }

  /**
   * All of them, or none.
   * @throws 403 of a store beyond the scope, 404 of a store or product that does not exist, 412 where one has another version, 422 of a
   * product with itself or a place named twice
   */
  async all(access: Access, changes: readonly PairDecisionChange[]): Promise<PairDecisionItem[]> {
    const places: PairPlace[] = [];
    const pointers = new Map<string, string>();
    for (const [at, { productIds, storeId, decision }] of changes.entries()) {
      const pointer = `/decisions/${at}/productIds`;
      places.push(await this.placeOf(access, { productIds, storeId, decision }, pointer));
      if (decision === 'none') continue;
      for (const [which, id] of productIds.map(normaliseCode).entries())
        if (!pointers.has(id)) pointers.set(id, `${pointer}/${which}`);
    }
    const keys = places.map(placeKey);
    const twice = keys.findIndex((key, at) => keys.indexOf(key) < at);
    if (twice >= 0) throw invalid(`/decisions/${twice}`, 'named_twice');
    await this.refuseUnknown(access, pointers);
    return this.write(access, places, changes);
  }

  /** Undefined: every one of the tenant. An empty id stands for what holds in all. */
  private async storesAsked(access: Access, storeId: string | undefined): Promise<string[] | undefined> {
    if (storeId !== undefined) return ['', await this.stores.of(access, storeId)];
    return access.scope.stores === 'all' ? undefined : ['', ...access.scope.stores];
  }

  /** What was decided can always be taken back, even of a store that is none. */
  private async placeOf(
    access: Access,
    { productIds, storeId, decision }: Pick<PairDecisionChange, 'productIds' | 'storeId' | 'decision'>,
    pointer: string,
  ): Promise<PairPlace> {
    const within = await this.within(access, storeId, decision === 'none');
    const [a, b] = productIds.map(normaliseCode) as [string, string];
    if (a === b) throw invalid(pointer, 'same_product');
    return placeOf(access.tenant.id, [a, b], within);
  }

  private async within(access: Access, storeId: string | null, mayBeNone: boolean): Promise<string> {
    if (storeId === null) return everyStoreOfScope(access);
    return mayBeNone ? storeOfScope(access, storeId) : this.stores.of(access, storeId);
  }

  /** @param pointers by product: where it was named */
  private async refuseUnknown({ tenant }: Access, pointers: ReadonlyMap<string, string>): Promise<void> {
    const known = await this.products.among(tenant.id, [...pointers.keys()]);
    const errors = [...pointers]
      .filter(([productId]) => !known.has(productId))
      .map(([, pointer]) => ({ pointer, code: 'unknown_product' }));
    if (errors.length > 0) throw new ProblemError(404, 'unknown_product', { errors });
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

/** Where nobody decided there is no version that `*` could mean. */
const matchesNothing = (ifMatch: string): boolean => ifMatch.trim() !== '*' && matches(ifMatch, '"0"');

const invalid = (pointer: string, code: string): ProblemError =>
  new ProblemError(422, 'invalid_body', { errors: [{ pointer, code }] });
