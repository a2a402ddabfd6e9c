import { label, text, version } from './tables/column.js';
import { blockOf, defineTable, type RowOf } from './tables/table.js';
import type { Warehouse } from './warehouse.js';

/** Catalogue records of a type that has no table of its own yet (promotion, stockLevel, marketIndex, closingTotal). */
export const catalogTable = defineTable({
  name: 'catalog_v1',
  comment: 'Catalogue records that have no table of their own yet, every version',
  keep: { by: 'nobody' },
  tenant: 'column',
  personal: 'none',
  columns: {
    tenantId: label('tenant_id', 'Whose record it is'),
    type: label('type', 'promotion | stockLevel | marketIndex | closingTotal | …'),
    id: text('id', 'Id within its type'),
    version: version(),
    body: text('body', 'The record as JSON, without personal data'),
  },
});
export type CatalogRecordRow = RowOf<typeof catalogTable>;

/** Catalogue records kept as they came. */
export class CatalogRecords {
  constructor(private readonly warehouse: Warehouse) {}

  /** Writes records; of several versions of one type and id the highest wins. */
  upsert(rows: readonly CatalogRecordRow[], token: string): Promise<void> {
    return this.warehouse.insertBlock(catalogTable.name, blockOf(catalogTable, rows), { token });
  }
}
