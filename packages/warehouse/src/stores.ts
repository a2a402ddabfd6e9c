import { z } from 'zod';
import { day, float, json, label, nullable, text, version } from './tables/column.js';
import { blockOf, defineTable, type RowOf, rowSchema, selectOf } from './tables/table.js';
import type { Warehouse } from './warehouse.js';

export interface OpeningHours {
  /** Monday 1 … Sunday 7. */
  readonly weekday: number;
  /** HH:MM on the store's clock. */
  readonly opens: string;
  readonly closes: string;
}

const openingHours: z.ZodType<readonly OpeningHours[]> = z.array(
  z.object({ weekday: z.number(), opens: z.string(), closes: z.string() }),
);

export const storesTable = defineTable({
  name: 'stores_v1',
  comment: 'Stores, every version',
  keep: { by: 'nobody' },
  tenant: 'column',
  personal: 'none',
  columns: {
    tenantId: label('tenant_id', 'Whose store it is'),
    storeId: text('store_id', 'Store'),
    name: text('name', 'Name of the store'),
    region: text('region', 'Region it belongs to now; empty when unknown'),
    city: text('city', 'City; empty when unknown'),
    state: text('state', 'State; empty when unknown'),
    timeZone: text('time_zone', 'IANA time zone, for business dates from now on'),
    openedOn: nullable(day('opened_on', 'First day of business')),
    areaM2: nullable(float('area_m2', 'Sales area in square metres')),
    format: text('format', 'Store format; empty when unknown'),
    hours: json('hours', openingHours, '[]', 'Opening hours: JSON array of weekday (Monday 1), opens, closes'),
    version: version(),
  },
});
export type StoreRow = RowOf<typeof storesTable>;

const storeRow = rowSchema(storesTable);
const SELECT = `
        SELECT ${selectOf(storesTable)}
        FROM   stores_current_v1`;

/** Stores as the catalogue has them now. */
export class Stores {
  constructor(private readonly warehouse: Warehouse) {}

  /** Writes stores; of several versions of one store the highest wins. */
  upsert(rows: readonly StoreRow[], token: string): Promise<void> {
    return this.warehouse.insertBlock(storesTable.name, blockOf(storesTable, rows), { token });
  }

  /** Every store of every tenant (or of one), for an in-memory catalogue. */
  load(tenantId?: string): Promise<StoreRow[]> {
    return this.warehouse.query({
      name: 'stores.load',
      params: { tenantId: tenantId ?? '' },
      row: storeRow,
      sql: `${SELECT}
        WHERE  {tenantId: String} IN ('', tenant_id)
        ORDER  BY tenantId, storeId`,
    });
  }

  /** Stores of one tenant by id after `after`, only `storeIds` when given. */
  list(of: { tenantId: string; storeIds?: readonly string[]; after?: string; limit: number }): Promise<StoreRow[]> {
    return this.warehouse.query({
      name: 'stores.list',
      params: {
        tenantId: of.tenantId,
        everyStore: of.storeIds === undefined ? 1 : 0,
        storeIds: of.storeIds ?? [],
        after: of.after ?? '',
        limit: of.limit,
      },
      row: storeRow,
      sql: `${SELECT}
        WHERE  tenant_id = {tenantId: String}
          AND  ({everyStore: UInt8} OR store_id IN {storeIds: Array(String)})
          AND  store_id > {after: String}
        ORDER  BY storeId
        LIMIT  {limit: UInt32}`,
    });
  }
}
