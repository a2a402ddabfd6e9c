import type { TicketPlace, Warehouse } from '@vitrine/warehouse';
import { z } from 'zod';
import type { Catalogue, CatalogueChange } from '../catalog/catalogue.js';
import { IS_AT_HOME, listWaitingKeys, type StoreHome, type WaitingKey } from './waiting-keys.js';

const openRow = z.object({
  tenantId: z.string(),
  storeId: z.string(),
  soldOn: z.string(),
  ticketId: z.string(),
  productIds: z.array(z.string()),
  isStoreUnknown: z.number(),
});

/** Ids travel in the URL. For a tenant with more of them, the query reads all its tickets instead. */
const MAX_KEYS = 200;

/** A ticket that waits for its store, or for the cost of these products. */
export interface OpenTicket extends TicketPlace {
  readonly productIds: readonly string[];
  readonly isStoreUnknown: boolean;
}

/** Tickets that were counted before the catalogue knew everything about them. */
export class OpenTickets {
  private last: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly warehouse: Warehouse,
    private readonly catalogue: Pick<Catalogue, 'costE4At' | 'timeZoneOf'>,
  ) {}

  /**
   * Tickets of a partition that may wait for these changes, in the same order of a tenant each time. Without changes: tickets that wait for
   * anything that the catalogue knows by now. Partitions claimed together all ask, so one question follows another: together they exceed a
   * small server's memory.
   */
  list(changes: readonly CatalogueChange[] | undefined, home: StoreHome): Promise<OpenTicket[]> {
    const asked = this.last.then(() => this.listNow(changes, home));
    this.last = asked.catch(() => undefined);
    return asked;
  }

  private async listNow(changes: readonly CatalogueChange[] | undefined, home: StoreHome): Promise<OpenTicket[]> {
    const isFew = changes !== undefined && changes.length <= MAX_KEYS;
    const keys = isFew ? changes : await this.answered(home);
    const tickets: OpenTicket[] = [];
    for (const group of keys.length <= MAX_KEYS ? [keys] : byTenant(keys))
      for (const ticket of await this.waitingFor(group, home)) tickets.push(ticket);
    return tickets;
  }

  /** What open lines wait for and the catalogue in memory knows; it is never older than the tables. */
  private async answered(home: StoreHome): Promise<CatalogueChange[]> {
    const waiting = await listWaitingKeys(this.warehouse, home);
    return waiting.filter((one) => this.isAnswered(one)).map(({ key }) => key);
  }

  /** A cost that begins after the last of these sales serves none of them. */
  private isAnswered({ key, lastDay }: WaitingKey): boolean {
    return key.kind === 'store'
      ? this.catalogue.timeZoneOf(key.tenantId, key.storeId) !== undefined
      : this.catalogue.costE4At(key.tenantId, key.productId, lastDay) !== null;
  }

  private async waitingFor(
    keys: readonly CatalogueChange[],
    { partition, partitions }: StoreHome,
  ): Promise<OpenTicket[]> {
    if (keys.length === 0) return [];
    const isAll = keys.length > MAX_KEYS;
    const named = isAll ? [] : keys;
    const rows = await this.warehouse.query({
      name: 'restate.openTickets',
      isLookUp: true,
      params: {
        partition,
        partitions,
        isAll: isAll ? 1 : 0,
        tenantIds: distinct(keys.map((key) => key.tenantId)),
        productIds: distinct(named.flatMap((key) => (key.kind === 'cost' ? [key.productId] : []))),
        storeIds: distinct(named.flatMap((key) => (key.kind === 'store' ? [key.storeId] : []))),
      },
      row: openRow,
      sql: `
        SELECT tenant_id AS tenantId, store_id AS storeId, toString(sold_on) AS soldOn, ticket_id AS ticketId,
               groupUniqArrayIf(product_id, open AND isNull(unit_cost)) AS productIds,
               toUInt8(max(open AND bitAnd(unknown_flags, 1) = 1))       AS isStoreUnknown
        FROM  (SELECT tenant_id, store_id, sold_on, ticket_id, line_id, seller_id, product_id, unit_cost, unknown_flags,
                      sum(sign) > 0 AS open
               FROM   sale_lines_v1
               WHERE  tenant_id IN {tenantIds: Array(String)} AND ${IS_AT_HOME}
                 AND  ((isNull(unit_cost) AND line_id != '' AND kind != 'adjustment'
                        AND ({isAll: UInt8} OR product_id IN {productIds: Array(String)}))
                    OR (bitAnd(unknown_flags, 1) = 1 AND ({isAll: UInt8} OR store_id IN {storeIds: Array(String)})))
               GROUP  BY tenant_id, store_id, sold_on, ticket_id, line_id, seller_id, product_id, unit_cost, unknown_flags)
        GROUP  BY tenant_id, store_id, sold_on, ticket_id
        HAVING max(open)
        ORDER  BY tenant_id, store_id, sold_on, ticket_id
        SETTINGS optimize_aggregation_in_order = 1`,
    });
    return rows.map((row) => ({ ...row, isStoreUnknown: row.isStoreUnknown === 1 }));
  }
}

function byTenant(keys: readonly CatalogueChange[]): CatalogueChange[][] {
  const groups = new Map<string, CatalogueChange[]>();
  for (const key of keys) {
    const group = groups.get(key.tenantId);
    if (group) group.push(key);
    else groups.set(key.tenantId, [key]);
  }
  return [...groups.values()];
}

const distinct = (ids: readonly string[]): string[] => [...new Set(ids)];
