import { z } from 'zod';
import type { NativeColumn } from './native/native-column.js';
import type { Warehouse } from './warehouse.js';

export interface StoreRow {
  readonly tenantId: string;
  readonly storeId: string;
  readonly name: string;
  /** Empty when unknown, as are city, state and format. */
  readonly region: string;
  readonly city: string;
  readonly state: string;
  readonly timeZone: string;
  readonly openedOn: string | null;
  readonly areaM2: number | null;
  readonly format: string;
  readonly hours: readonly OpeningHours[];
  /** Higher wins: the broker's clock, then the offset, of the catalogue event. Read as bigint. */
  readonly version: number | bigint;
}

export interface OpeningHours {
  /** Monday 1 … Sunday 7. */
  readonly weekday: number;
  /** HH:MM on the store's clock. */
  readonly opens: string;
  readonly closes: string;
}

const openingHours = z.array(z.object({ weekday: z.number(), opens: z.string(), closes: z.string() }));
const storeRow = z.object({
  tenantId: z.string(),
  storeId: z.string(),
  name: z.string(),
  region: z.string(),
  city: z.string(),
  state: z.string(),
  timeZone: z.string(),
  openedOn: z.string().nullable(),
  areaM2: z.number().nullable(),
  format: z.string(),
  hours: z.string().transform((text) => openingHours.parse(JSON.parse(text === '' ? '[]' : text))),
  version: z.coerce.bigint(),
});

const SELECT = `
        SELECT tenant_id AS tenantId, store_id AS storeId, name, region, city, state, time_zone AS timeZone, opened_on AS openedOn,
               area_m2 AS areaM2, format, hours, version
        FROM   stores_current_v1`;

/** Stores as the catalogue has them now. */
export class Stores {
  constructor(private readonly warehouse: Warehouse) {}

  /** Writes stores; of several versions of one store the highest wins. */
  upsert(rows: readonly StoreRow[], token: string): Promise<void> {
    return this.warehouse.insertBlock('stores_v1', storeColumns(rows), { token });
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

const storeColumns = (rows: readonly StoreRow[]): NativeColumn[] => [
  { name: 'tenant_id', type: 'LowCardinality(String)', values: rows.map((row) => row.tenantId) },
  { name: 'store_id', type: 'String', values: rows.map((row) => row.storeId) },
  { name: 'name', type: 'String', values: rows.map((row) => row.name) },
  { name: 'region', type: 'String', values: rows.map((row) => row.region) },
  { name: 'city', type: 'String', values: rows.map((row) => row.city) },
  { name: 'state', type: 'String', values: rows.map((row) => row.state) },
  { name: 'time_zone', type: 'String', values: rows.map((row) => row.timeZone) },
  { name: 'opened_on', type: 'Nullable(Date)', values: rows.map((row) => row.openedOn) },
  { name: 'area_m2', type: 'Nullable(Float64)', values: rows.map((row) => row.areaM2) },
  { name: 'format', type: 'String', values: rows.map((row) => row.format) },
  { name: 'hours', type: 'String', values: rows.map((row) => JSON.stringify(row.hours)) },
  { name: 'version', type: 'UInt64', values: rows.map((row) => row.version) },
];
