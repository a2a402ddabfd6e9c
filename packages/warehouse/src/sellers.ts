import { flag, label, text, version } from './tables/column.js';
import { blockOf, defineTable, type RowOf, rowSchema, selectOf } from './tables/table.js';
import type { Warehouse } from './warehouse.js';

/** Sellers without a name: names live in Postgres only. */
export const sellersTable = defineTable({
  name: 'sellers_v1',
  comment: 'Sellers, every version',
  keep: { by: 'nobody' },
  tenant: 'column',
  personal: 'none',
  columns: {
    tenantId: label('tenant_id', 'Whose seller it is'),
    sellerId: text('seller_id', 'Seller; the name lives in Postgres only'),
    storeId: text('store_id', 'Store the seller belongs to now'),
    active: flag('active', '1 while employed'),
    version: version(),
  },
});
export type SellerRow = RowOf<typeof sellersTable>;

const sellerRow = rowSchema(sellersTable);
const SELECT = `
        SELECT ${selectOf(sellersTable)}
        FROM   sellers_current_v1`;

/** Sellers as the catalogue has them now. */
export class Sellers {
  constructor(private readonly warehouse: Warehouse) {}

  /** Writes sellers; of several versions of one seller the highest wins. */
  upsert(rows: readonly SellerRow[], token: string): Promise<void> {
    return this.warehouse.insertBlock(sellersTable.name, blockOf(sellersTable, rows), { token });
  }

  /** Every seller of every tenant (or of one), for an in-memory catalogue. */
  load(tenantId?: string): Promise<SellerRow[]> {
    return this.warehouse.query({
      name: 'sellers.load',
      params: { tenantId: tenantId ?? '' },
      row: sellerRow,
      sql: `${SELECT}
        WHERE  {tenantId: String} IN ('', tenant_id)
        ORDER  BY tenantId, sellerId`,
    });
  }

  /** Sellers of one tenant by id after `after`; only those of `storeIds` and only `sellerId` when given. */
  list(of: {
    tenantId: string;
    storeIds?: readonly string[];
    sellerId?: string;
    after?: string;
    limit: number;
  }): Promise<SellerRow[]> {
    return this.warehouse.query({
      name: 'sellers.list',
      params: {
        tenantId: of.tenantId,
        everyStore: of.storeIds === undefined ? 1 : 0,
        storeIds: of.storeIds ?? [],
        sellerId: of.sellerId ?? '',
        after: of.after ?? '',
        limit: of.limit,
      },
      row: sellerRow,
      sql: `${SELECT}
        WHERE  tenant_id = {tenantId: String}
          AND  ({everyStore: UInt8} OR store_id IN {storeIds: Array(String)})
          AND  {sellerId: String} IN ('', seller_id)
          AND  seller_id > {after: String}
        ORDER  BY sellerId
        LIMIT  {limit: UInt32}`,
    });
  }
}
