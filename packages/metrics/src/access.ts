import { canSeeStore, type Scope } from '@vitrine/domain';
import type { DimensionName } from './dimensions.js';
import type { MetricQuery } from './metric-name.js';
import { OutsideScope, ScopeMissing } from './metric-query-errors.js';
import { isForOthers } from './reveals.js';

/** What a checked query may read. Only `accessOf` makes it, and every function that writes SQL needs it. */
export interface Access {
  readonly tenantId: string;
  /** Undefined: every store of the tenant. */
  readonly storeIds: readonly string[] | undefined;
  /** Not these: the other stores of the network. */
  readonly exceptStoreIds?: readonly string[];
  readonly sellerId: string | undefined;
  /** The answer has the other stores too, as totals and through the ledger only: no statement of this access reads them. */
  readonly isNetwork?: true;
}

/** What store-level totals of the network may be split by. */
const NETWORK_DIMENSIONS: ReadonlySet<DimensionName> = new Set([
  'store',
  'region',
  'hour',
  'weekday',
  'day',
  'week',
  'month',
]);

/**
 * What this scope lets this query read.
 * @throws OutsideScope when the query reaches further
 * @throws ScopeMissing when there is no usable scope
 */
export function accessOf(scope: Scope, query: MetricQuery): Access {
  assertScope(scope);
  const own: Access = {
    tenantId: scope.tenantId,
    storeIds: scope.stores === 'all' ? undefined : scope.stores,
    sellerId: scope.sellerId,
  };
  if (query.scope === 'network' && !seesEverything(scope)) {
    checkNetwork(scope, query);
    return { ...own, isNetwork: true };
  }
  checkNamed(scope, query);
  return own;
}

/** Types are gone at run time: a scope lost on the way must not read as "everything". */
function assertScope(scope: Scope | undefined): void {
  const usable =
    typeof scope?.tenantId === 'string' &&
    scope.tenantId !== '' &&
    (scope.stores === 'all' || Array.isArray(scope.stores)) &&
    (scope.sellerId === undefined || (typeof scope.sellerId === 'string' && scope.sellerId !== ''));
  if (!usable) throw new ScopeMissing();
}

const seesEverything = (scope: Scope): boolean => scope.stores === 'all' && scope.sellerId === undefined;

function checkNetwork(scope: Scope, query: MetricQuery): void {
  if (!scope.networkTotals || scope.sellerId !== undefined) {
    throw new OutsideScope('/scope', 'the network is not yours to compare with');
  }
  for (const [index, metric] of query.metrics.entries()) {
    if (!isForOthers(metric)) throw new OutsideScope(`/metrics/${index}`, 'not among the totals of the network');
  }
  for (const [pointer, dimension] of usedDimensions(query)) {
    if (!NETWORK_DIMENSIONS.has(dimension)) throw new OutsideScope(pointer, 'finer than the totals of the network');
  }
}

/** A named store or seller outside the scope is refused with an error, not answered with nothing. */
function checkNamed(scope: Scope, query: MetricQuery): void {
  for (const [index, filter] of (query.filters ?? []).entries()) {
    for (const [place, value] of filter.in.entries()) {
      const pointer = `/filters/${index}/in/${place}`;
      if (filter.dimension === 'store' && !canSeeStore(scope, String(value))) {
        throw new OutsideScope(pointer, 'not a store of yours');
      }
      if (filter.dimension === 'seller' && scope.sellerId !== undefined && scope.sellerId !== String(value)) {
        throw new OutsideScope(pointer, 'not your own sales');
      }
    }
  }
}

/** Every dimension that a query splits or filters by, with its place in the query. */
function usedDimensions(query: MetricQuery): Array<[pointer: string, dimension: DimensionName]> {
  return [
    ...(query.dimensions ?? []).map((dimension, index): [string, DimensionName] => [`/dimensions/${index}`, dimension]),
    ...(query.filters ?? []).map((filter, index): [string, DimensionName] => [`/filters/${index}`, filter.dimension]),
  ];
}
