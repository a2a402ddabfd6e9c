import type { NativeColumn } from './native/native-column.js';
import type { Warehouse } from './warehouse.js';

/** A catalogue record of a type that has no table of its own yet (promotion, stockLevel, marketIndex, closingTotal). */
export interface CatalogRecordRow {
  readonly tenantId: string;
  readonly type: string;
  readonly id: string;
  /** Higher wins: the broker's clock, then the offset, of the catalogue event. */
  readonly version: number | bigint;
  /** JSON without personal data. */
  readonly body: string;
}

/** Catalogue records kept as they came. */
export class CatalogRecords {
  constructor(private readonly warehouse: Warehouse) {}

  /** Writes records; of several versions of one type and id the highest wins. */
  upsert(rows: readonly CatalogRecordRow[], token: string): Promise<void> {
    return this.warehouse.insertBlock('catalog_v1', catalogRecordColumns(rows), { token });
  }
}

const catalogRecordColumns = (rows: readonly CatalogRecordRow[]): NativeColumn[] => [
  { name: 'tenant_id', type: 'LowCardinality(String)', values: rows.map((row) => row.tenantId) },
  { name: 'type', type: 'LowCardinality(String)', values: rows.map((row) => row.type) },
  { name: 'id', type: 'String', values: rows.map((row) => row.id) },
  { name: 'version', type: 'UInt64', values: rows.map((row) => row.version) },
  { name: 'body', type: 'String', values: rows.map((row) => row.body) },
];
