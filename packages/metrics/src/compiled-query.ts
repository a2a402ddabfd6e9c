import type { MetricColumn } from '@vitrine/contracts';
import type { Period } from '@vitrine/domain';
import type { KnownDays } from './arrived-days.js';
import type { Moment } from './comparison.js';
import type { CoverageReader } from './coverage.js';
import type { DimensionName } from './dimensions.js';
import type { MeasureId } from './measures.js';
import type { MetricName } from './metric-name.js';
import type { NetworkLedger } from './network-cell.js';
import type { Order } from './order.js';
import type { Read } from './plan.js';
import type { ReadyRollups } from './sources.js';

/** When the question is asked and how money is written. */
export interface MetricContext extends Moment {
  readonly currency: string;
  /** Least places of money: 2 for BRL. */
  readonly minorDigits: number;
  /** A store's id as the reader may see it. Rows carry it, and are ordered and limited by it. Absent: as it is. */
  readonly showStore?: ShowStore;
  /** Which of the tenant's days have arrived. Absent: answers say nothing of it, and every change counts as whole. */
  readonly known?: KnownDays;
  /** Rollups that may be read by now. Absent: those that were there from the beginning. */
  readonly ready?: ReadyRollups;
  /** Needed when the query asks for the network's other stores. */
  readonly network?: NetworkContext;
}

/** The terms under which figures of other stores are given. */
export interface NetworkContext {
  /** Fewest tickets in any figure of other stores. */
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
    /** The compared period has nothing like its rows: they compare with nothing. */
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

/** A row as the warehouse gives it: dimensions as text or number, measures as decimal text. */
export type WarehouseRow = Readonly<Record<string, string | number>>;
