import { z } from 'zod';
import type { NativeColumn } from './native/native-column.js';
import type { Warehouse } from './warehouse.js';

/** A seller without a name: names live in Postgres only. */
export interface SellerRow {
  readonly tenantId: string;
  readonly sellerId: string;
  readonly storeId: string;
  readonly active: boolean;
  /** Higher wins: the broker's clock, then the offset, of the catalogue event. Exact when written, about so when read. */
  readonly version: number | bigint;
}

const sellerRow = z.object({
  tenantId: z.string(),
  sellerId: z.string(),
  storeId: z.string(),
  active: z.number().transform((flag) => flag === 1),
  version: z.coerce.number(),
});

const SELECT = `
        SELECT tenant_id AS tenantId, seller_id AS sellerId, store_id AS storeId, active, version
        FROM   sellers_current_v1`;

/** Sellers as the catalogue has them now. */
export class Sellers {
  constructor(private readonly warehouse: Warehouse) {}

  /** Writes sellers; of several versions of one seller the highest wins. */
  upsert(rows: readonly SellerRow[], token: string): Promise<void> {
    return this.warehouse.insertBlock('sellers_v1', sellerColumns(rows), { token });
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

const sellerColumns = (rows: readonly SellerRow[]): NativeColumn[] => [
  { name: 'tenant_id', type: 'LowCardinality(String)', values: rows.map((row) => row.tenantId) },
  { name: 'seller_id', type: 'String', values: rows.map((row) => row.sellerId) },
  { name: 'store_id', type: 'String', values: rows.map((row) => row.storeId) },
  { name: 'active', type: 'UInt8', values: rows.map((row) => (row.active ? 1 : 0)) },
  { name: 'version', type: 'UInt64', values: rows.map((row) => row.version) },
];
