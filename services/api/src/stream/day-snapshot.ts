import type { StreamSnapshot } from '@vitrine/contracts';
import { canSeeStore, type Scope } from '@vitrine/domain';
import type { CompiledMetricQuery, MetricName, WarehouseRow } from '@vitrine/metrics';
import { shapeResult } from '@vitrine/metrics';

export const SNAPSHOT_METRICS: readonly MetricName[] = [
  'netSales',
  'tickets',
  'units',
  'averageTicket',
  'grossSales',
  'discounts',
  'returns',
];

/**
 * The rows of one business day by store, day and hour, read once for all listeners of a tenant. By seller as well for those who see only
 * their own.
 */
export interface DayRows {
  compiled: CompiledMetricQuery;
  results: ReadonlyArray<readonly WarehouseRow[]>;
}

export interface SnapshotParts {
  asOf: Date;
  businessDate: string;
  day: DayRows;
  /** The date it is in a store now: two stores may be on two dates. */
  dateOf(storeId: string): string;
  /** ms since 1970 of a store's last sale that the scope may know of. */
  lastSaleOf(storeId: string): number | undefined;
  acceptedAt: number | null;
  rawAt: number | null;
}

/** What one scope sees of the day: the same sums as everywhere, because the metric layer makes them from the scope's rows. */
export function daySnapshot(scope: Scope, parts: SnapshotParts): StreamSnapshot {
  const results = withCutTotals(parts.day).map((rows) =>
    rows.filter((row) => {
      const storeId = String(row.d_store);
      const isOwn = row.d_seller === scope.sellerId;
      return isOwn && canSeeStore(scope, storeId) && row.d_day === parts.dateOf(storeId);
    }),
  );
  const by = (dimensions: CompiledMetricQuery['dimensions']) =>
    shapeResult({ ...parts.day.compiled, dimensions, order: [], limit: undefined }, results);
  const perStore = by(['store']);
  const stores = perStore.rows.map((row) => {
    const id = String(row.store);
    return { id, ...totalsOf(row), lastSaleAt: isoOf(parts.lastSaleOf(id)) };
  });
  const hours = by(['hour']).rows.map((row) => ({
    hour: Number(row.hour),
    netSales: String(row.netSales),
    tickets: Number(row.tickets),
  }));
  const lastSales = stores.flatMap((store) => store.lastSaleAt ?? []).sort();
  return {
    asOf: parts.asOf.toISOString(),
    businessDate: parts.businessDate,
    total: totalsOf(perStore.total),
    stores: stores.sort((a, b) => (a.id < b.id ? -1 : 1)),
    hours: hours.sort((a, b) => a.hour - b.hour),
    lastSaleAt: lastSales.at(-1) ?? null,
    acceptedAt: parts.acceptedAt,
    rawAt: parts.rawAt,
  };
}

/**
 * A recounted total has neither store nor day to be cut by. Adding up its groups counts nothing twice: a ticket is of one store, one day
 * and one hour.
 */
function withCutTotals({ compiled, results }: DayRows): DayRows['results'] {
  return compiled.queries.map(({ role, measures }, index) => {
    if (role.kind !== 'recountTotal') return results[index] ?? [];
    const groups = compiled.queries.findIndex(
      (other) => other.role.kind === 'recount' && other.role.of === role.of && other.measures[0] === measures[0],
    );
    return results[groups] ?? [];
  });
}

function totalsOf(row: Record<string, string | number | null>): StreamSnapshot['total'] {
  return {
    netSales: String(row.netSales ?? '0'),
    tickets: Number(row.tickets ?? 0),
    units: row.units ?? 0,
    averageTicket: row.averageTicket === null || row.averageTicket === undefined ? null : String(row.averageTicket),
    grossSales: String(row.grossSales ?? '0'),
    discounts: String(row.discounts ?? '0'),
    returns: String(row.returns ?? '0'),
  };
}

function isoOf(ms: number | undefined): string | null {
  return ms === undefined ? null : new Date(ms).toISOString();
}
