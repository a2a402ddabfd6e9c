import type { NativeColumn } from './native/native-column.js';
import type { Warehouse } from './warehouse.js';

/** Net sales to reach on one day. Read by the metric layer's goalRate. */
export interface TargetRow {
  readonly tenantId: string;
  readonly storeId: string;
  /** Empty = the target of the whole store. */
  readonly sellerId: string;
  readonly day: string;
  readonly amountE4: number;
  /** Higher wins: the broker's clock, then the offset, of the catalogue event. Exact when written, about so when read. */
  readonly version: number | bigint;
}

/** Daily targets of stores and sellers. */
export class Targets {
  constructor(private readonly warehouse: Warehouse) {}

  /** Writes targets; of several versions of one store, seller and day the highest wins. */
  upsert(rows: readonly TargetRow[], token: string): Promise<void> {
    return this.warehouse.insertBlock('targets_v1', targetColumns(rows), { token });
  }
}

const targetColumns = (rows: readonly TargetRow[]): NativeColumn[] => [
  { name: 'tenant_id', type: 'LowCardinality(String)', values: rows.map((row) => row.tenantId) },
  { name: 'store_id', type: 'String', values: rows.map((row) => row.storeId) },
  { name: 'seller_id', type: 'String', values: rows.map((row) => row.sellerId) },
  { name: 'day', type: 'Date', values: rows.map((row) => row.day) },
  { name: 'amount', type: 'Decimal(18, 4)', values: rows.map((row) => row.amountE4) },
  { name: 'version', type: 'UInt64', values: rows.map((row) => row.version) },
];
