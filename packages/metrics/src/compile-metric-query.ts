import type { MetricColumn } from '@vitrine/contracts';
import type { Period, Scope } from '@vitrine/domain';
import { type Access, accessOf } from './access.js';
import type { KnownDays } from './arrived-days.js';
import { askedWindow, comparedWindow, type Moment } from './comparison.js';
import { compileHistory, compileRead } from './compile-read.js';
import { type CoverageReader, readCoverage } from './coverage.js';
import { definitions } from './definitions.js';
import { type DimensionName, dimensions } from './dimensions.js';
import { type Filter, filtersOf } from './filters.js';
import type { MeasureId } from './measures.js';
import type { MetricName, MetricQuery } from './metric-name.js';
import { MetricQueryError } from './metric-query-errors.js';
import type { NetworkLedger } from './network/cell.js';
import { type Order, orderOf } from './order.js';
import { planReads, type Read, splitBy } from './plan.js';
import type { ReadyRollups } from './sources.js';

/** When the question is asked and how money is written. */
export interface MetricContext extends Moment {
  readonly currency: string;
  /** Least places of money: 2 for BRL. */
  readonly minorDigits: number;
  /** A store's id as the reader may see it. Rows carry it, and are ordered and cut off by it. Absent: as it is. */
  readonly showStore?: ShowStore;
  /** What has arrived of the tenant's days. Absent: answers say nothing of it, and every change is taken for whole. */
  readonly known?: KnownDays;
  /** Rollups that may be read by now. Absent: those that were there from the beginning. */
  readonly ready?: ReadyRollups;
  /** Needed by whoever asks for the network's other stores. */
  readonly network?: NetworkContext;
}

/** What other stores are told of by. */
export interface NetworkContext {
  /** Fewest tickets that anything told of them consists of. */
  readonly floor: number;
  readonly ledger: NetworkLedger;
  /** A store's region as the catalogue has it now; empty where it has none. */
  readonly regionOf: (storeId: string) => string;
}

/** From a store's id to what its reader is shown in place of it: one shown id for each store. */
export type ShowStore = (storeId: string) => string;

/** One statement of a compiled query, ready for `Warehouse.query`. */
export interface CompiledQuery {
  /** `metrics.<kind>`: becomes log_comment. */
  readonly name: string;
  readonly sql: string;
  readonly params: Readonly<Record<string, unknown>>;
  /** Columns of its rows: `d_<dimension>` and `m_<measure>`. */
  readonly columns: readonly string[];
  readonly measures: readonly MeasureId[];
  readonly role: {
    readonly of: 'asked' | 'compared';
    readonly kind: Read['role'] | 'history';
    /** The compared period has nothing like its rows: what they are part of is compared with nothing. */
    readonly isIncomparable?: boolean;
  };
}

/** Everything `shapeResult` needs besides the rows. */
export interface CompiledMetricQuery {
  readonly queries: readonly CompiledQuery[];
  /** Has a row when something was sold before the compared period ended; needed only when that sold nothing. */
  readonly history: CompiledQuery | undefined;
  readonly columns: readonly MetricColumn[];
  readonly metrics: readonly MetricName[];
  readonly dimensions: readonly DimensionName[];
  readonly comparePeriod: Period | undefined;
  /** Days to add to the compared period's so that they fall on the asked one's. */
  readonly shiftDays: number;
  readonly order: readonly Order[];
  readonly limit: number | undefined;
  readonly minorDigits: number;
  readonly showStore: ShowStore | undefined;
  readonly coverage: CoverageReader | undefined;
}

/**
 * A question about metrics as SQL with bound parameters. Run each of `queries` (in any order, in parallel) and give the
 * rows to `shapeResult`.
 * @throws OutsideScope, MetricQueryError; ScopeMissing when the caller lost the scope
 */
export function compileMetricQuery(scope: Scope, query: MetricQuery, context: MetricContext): CompiledMetricQuery {
  const access = accessOf(scope, query);
  if (query.metrics.length === 0) throw new MetricQueryError('no_metric', '/metrics', 'ask for at least one metric');
  const filters = filtersOf(query);
  const compared = comparedWindowOf(query, context, access);
  const windows = [
    { of: 'asked', window: askedWindow(query) } as const,
    ...(compared ? [{ of: 'compared', window: compared } as const] : []),
  ];
  const queries = windows.flatMap(({ of, window }) =>
    planReads(query, access, window, context.ready).map((read) => readQuery(read, access, filters, of)),
  );
  const metrics = [...new Set(query.metrics)];
  const columns = columnsOf(metrics, splitBy(query), compared !== undefined);
  return {
    queries,
    history: compared && historyOf(access, compared.period, context.ready),
    columns,
    metrics,
    dimensions: splitBy(query),
    comparePeriod: compared?.period,
    shiftDays: compared?.shiftDays ?? 0,
    order: orderOf(query, columns),
    limit: query.limit,
    minorDigits: context.minorDigits,
    showStore: context.showStore,
    coverage:
      context.known &&
      readCoverage({
        known: context.known,
        today: context.today,
        // Whose days have arrived is asked of all stores that the answer speaks of.
        access: access.isNetwork ? { ...access, storeIds: undefined } : access,
        filters,
        asked: askedWindow(query),
        compared,
      }),
  };
}

/** One read as a statement with what becomes of its rows. */
export function readQuery(
  read: Read,
  access: Access,
  filters: readonly Filter[],
  of: CompiledQuery['role']['of'],
): CompiledQuery {
  return {
    name: `metrics.${read.kind}`,
    ...compileRead(read, access, filters),
    columns: [...read.dimensions.map((id) => `d_${id}`), ...read.measures.map((id) => `m_${id}`)],
    measures: read.measures,
    role: { of, kind: read.role },
  };
}

function historyOf(access: Access, period: Period, ready: ReadyRollups | undefined): CompiledQuery {
  const role = { of: 'compared', kind: 'history' } as const;
  return {
    name: 'metrics.history',
    ...compileHistory(access, period.to, ready),
    columns: ['known'],
    measures: [],
    role,
  };
}

/** The period is checked before anything is shifted by its length. */
function comparedWindowOf(query: MetricQuery, context: MetricContext, access: Access) {
  askedWindow(query);
  return comparedWindow(query, context, access);
}

function columnsOf(
  metrics: readonly MetricName[],
  split: readonly DimensionName[],
  isCompared: boolean,
): MetricColumn[] {
  return [
    ...split.map((id): MetricColumn => ({ id, kind: 'dimension', unit: dimensions[id].unit })),
    ...metrics.map((id): MetricColumn => ({ id, kind: 'metric', unit: definitions[id].unit })),
    ...(isCompared ? metrics : []).map(
      (id): MetricColumn => ({ id: `${id}.previous`, kind: 'compare', unit: definitions[id].unit }),
    ),
  ];
}
