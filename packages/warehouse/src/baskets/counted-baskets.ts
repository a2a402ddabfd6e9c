import { z } from 'zod';
import { ticketKeyHash } from '../key-hash.js';
import { day, instantMs, integer, integerOf, json, label, text } from '../tables/column.js';
import { blockOf, defineTable, type RowOf, rowSchema, selectOf } from '../tables/table.js';
import { IS_FORMED_AT, type OwnTry, ownTryParams, type StoreKey } from '../ticket-heads.js';
import type { Warehouse } from '../warehouse.js';

const quantities = z.array(z.tuple([z.string(), z.number()]));
/** Products and thousandths of a unit. */
export type Quantities = z.output<typeof quantities>;
const gifts = z.array(z.tuple([z.string(), quantities]));

/** A list as JSON; an empty one as empty text. */
const list = <Value extends readonly unknown[]>(name: string, schema: z.ZodType<Value>, comment: string) => {
  const column = json(name, schema, '[]', comment);
  return { ...column, encode: (value: Value) => (value.length === 0 ? '' : JSON.stringify(value)) };
};

/** What the service `recommendations` counts of each ticket, in signed rows. Its views are the counts. */
export const countedBasketsTable = defineTable({
  name: 'counted_baskets_v1',
  comment: 'What was counted of each ticket, signed',
  // By week, as the counts: what is counted and what it was counted from go together.
  keep: { by: 'tenant', date: 'toMonday(sold_on)' },
  tenant: 'column',
  personal: 'tokens',
  columns: {
    tenantId: label('tenant_id', 'Whose ticket it is'),
    storeId: label('store_id', 'Store that sold'),
    ticketHash: integer('ticket_hash', 'UInt64', 'Hash of the ticket id, as in ticket_heads_v1'),
    ticketId: text('ticket_id', 'Ticket number of the till'),
    soldOn: day('sold_on', 'Business date of the ticket; of one that is known by its returns only, theirs'),
    revision: integer('revision', 'UInt32', 'Revision that is counted'),
    acceptedAtMs: instantMs('accepted_at', 'When processing accepted it; of one revision the later one counts'),
    sold: list('sold', quantities, 'JSON: products and the thousandths sold, [["p",1000]]; empty when none'),
    givenBack: list(
      'given_back',
      quantities,
      'JSON: products and the thousandths that linked returns gave back; empty when none',
    ),
    gives: list(
      'gives',
      gifts,
      'JSON: tickets, and what this ticket gives back of them, [["t",[["p",1000]]]]; empty when none',
    ),
    items: json('items', z.array(z.string()), '[]', 'JSON: the products of the basket, ["p"]'),
    itemCount: integer('item_count', 'UInt32', 'How many they are; 0 when it is no basket'),
    sourcePartition: integer('source_partition', 'UInt16', 'Partition of sales.accepted.v1 whose owner counted it'),
    sourceOffset: integer('source_offset', 'UInt64', 'Offset of the record that it was counted from'),
    ingestedAtMs: instantMs('ingested_at', 'When the batch was formed that counted it'),
    sign: integerOf('sign', 'Int8', [1, -1], '1 counts the ticket, -1 takes it back'),
  },
});
export type CountedBasketRow = RowOf<typeof countedBasketsTable>;

/** What is counted of a ticket, without where it was counted. */
const STATE = [
  'tenantId',
  'storeId',
  'ticketHash',
  'ticketId',
  'soldOn',
  'revision',
  'acceptedAtMs',
  'sold',
  'givenBack',
  'gives',
  'items',
  'itemCount',
] as const satisfies readonly (keyof CountedBasketRow)[];
export type CountedBasket = Pick<CountedBasketRow, (typeof STATE)[number]>;

export interface CountedKey extends StoreKey {
  readonly ticketId: string;
}

const { columns } = countedBasketsTable;
/** Hashes travel in the URL; this many stay below every server's limit of a request line. */
const TICKETS_PER_QUERY = 400;
const state = rowSchema(countedBasketsTable, STATE);

/** The journal that the counts of baskets are views of: read back to know what was counted before, and appended to. */
export class CountedBaskets {
  constructor(private readonly warehouse: Warehouse) {}

  /** What is counted of these tickets; `own` leaves the caller's own earlier try out. */
  async find(keys: readonly CountedKey[], own?: OwnTry): Promise<CountedBasket[]> {
    const wanted = new Set(keys.map(placeOf));
    const found: CountedBasket[] = [];
    for (let at = 0; at < keys.length; at += TICKETS_PER_QUERY) {
      const rows = await this.candidates(keys.slice(at, at + TICKETS_PER_QUERY), own);
      for (const row of rows) if (wanted.has(placeOf(row))) found.push(row);
    }
    return found;
  }

  /** One insert, with its counts; the same rows with the same token again change nothing. */
  append(rows: readonly CountedBasketRow[], token: string): Promise<void> {
    return this.warehouse.insertBlock(countedBasketsTable.name, blockOf(countedBasketsTable, rows), { token });
  }

  private candidates(keys: readonly CountedKey[], own: OwnTry | undefined): Promise<CountedBasket[]> {
    return this.warehouse.query({
      name: 'countedBaskets.find',
      isLookUp: true,
      params: {
        tenantIds: [...new Set(keys.map(({ tenantId }) => tenantId))],
        storeIds: [...new Set(keys.map(({ storeId }) => storeId))],
        hashes: [...new Set(keys.map(({ ticketId }) => ticketKeyHash(ticketId)))],
        ...ownTryParams(own),
      },
      row: state,
      sql: `
        SELECT ${selectOf(countedBasketsTable, STATE)}
        FROM   counted_baskets_v1
        WHERE  tenant_id   IN {tenantIds: Array(String)}
          AND  store_id    IN {storeIds: Array(String)}
          AND  ticket_hash IN {hashes: Array(UInt64)}
          AND  NOT (source_partition = {ownPartition: Int32} AND source_offset >= {ownFrom: UInt64} AND ${IS_FORMED_AT})
        GROUP  BY ${STATE.map((field) => columns[field].name).join(', ')}
        HAVING sum(sign) > 0`,
    });
  }
}

const placeOf = ({ tenantId, storeId, ticketId }: CountedKey): string => JSON.stringify([tenantId, storeId, ticketId]);
