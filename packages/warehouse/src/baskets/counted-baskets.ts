import { z } from 'zod';
import { ticketKeyHash } from '../key-hash.js';
import { day, instantMs, integer, integerOf, json, label, text } from '../tables/column.js';
import { blockOf, defineTable, type RowOf, rowSchema, selectOf } from '../tables/table.js';
import { formedAtParams, HASHES_PER_QUERY, IS_FORMED_AT, placed, type StoreKey } from '../ticket-heads.js';
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
    isWholesale: integerOf(
      'is_wholesale',
      'UInt8',
      [0, 1],
      '1 of a basket of so many products that it counts for no pair, else 0',
    ),
    sourcePartition: integer('source_partition', 'UInt16', 'Partition of sales.accepted.v1 whose owner counted it'),
    ingestedAtMs: instantMs('ingested_at', 'When the batch was formed that counted it'),
    batch: text('batch', 'Token of the insert that wrote this row'),
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
  'isWholesale',
] as const satisfies readonly (keyof CountedBasketRow)[];
export type CountedBasket = Pick<CountedBasketRow, (typeof STATE)[number]>;

export interface CountedKey extends StoreKey {
  readonly ticketId: string;
}

const { columns } = countedBasketsTable;
const state = rowSchema(countedBasketsTable, STATE);
const wholeRow = rowSchema(countedBasketsTable);

/** The journal that the counts of baskets are views of: read back to know what was counted before, and appended to. */
export class CountedBaskets {
  constructor(private readonly warehouse: Warehouse) {}

  /** What is counted of these tickets, by all inserts but those whose token begins with `without`. */
  async find(keys: readonly CountedKey[], without = ''): Promise<CountedBasket[]> {
    const wanted = new Set(keys.map(placeOf));
    const found: CountedBasket[] = [];
    for (let at = 0; at < keys.length; at += HASHES_PER_QUERY) {
      const rows = await this.candidates(keys.slice(at, at + HASHES_PER_QUERY), without);
      for (const row of rows) if (wanted.has(placeOf(row))) found.push(row);
    }
    return found;
  }

  /** Rows of one batch: one insert, with their counts. The same rows under the same token again change nothing. */
  async append(rows: readonly Omit<CountedBasketRow, 'batch'>[], token: string): Promise<void> {
    const named = rows.map((row) => ({ ...row, batch: token }));
    await this.warehouse.insertBlock(countedBasketsTable.name, blockOf(countedBasketsTable, named), { token });
  }

  /**
   * Sends again what inserts whose token begins so have written: counts that one of them did not come to are completed.
   */
  async complete({ beginning, sourcePartition, formedAtMs }: WrittenInserts): Promise<void> {
    const rows = await this.warehouse.query({
      name: 'countedBaskets.complete',
      isLookUp: true,
      params: { beginning, sourcePartition, ...formedAtParams(formedAtMs) },
      row: wholeRow,
      sql: `
        SELECT ${selectOf(countedBasketsTable)}
        FROM   counted_baskets_v1
        WHERE  source_partition = {sourcePartition: UInt16}
          AND  ${IS_FORMED_AT}
          AND  startsWith(batch, {beginning: String})`,
    });
    const ofToken = new Map(rows.map(({ batch }) => [batch, [] as CountedBasketRow[]]));
    for (const row of rows) ofToken.get(row.batch)?.push(row);
    for (const [token, ofInsert] of ofToken) await this.append(ofInsert, token);
  }

  private candidates(keys: readonly CountedKey[], without: string): Promise<CountedBasket[]> {
    return this.warehouse.query({
      name: 'countedBaskets.find',
      isLookUp: true,
      params: {
        tenantIds: [...new Set(keys.map(({ tenantId }) => tenantId))],
        storeIds: [...new Set(keys.map(({ storeId }) => storeId))],
        hashes: [...new Set(keys.map(({ ticketId }) => ticketKeyHash(ticketId)))],
        without,
      },
      row: state,
      sql: `
        SELECT ${selectOf(countedBasketsTable, STATE)}
        FROM   counted_baskets_v1
        WHERE  tenant_id   IN {tenantIds: Array(String)}
          AND  store_id    IN {storeIds: Array(String)}
          AND  ticket_hash IN {hashes: Array(UInt64)}
          AND  NOT ({without: String} != '' AND startsWith(batch, {without: String}))
        GROUP  BY ${STATE.map((field) => columns[field].name).join(', ')}
        HAVING sum(sign) > 0`,
    });
  }
}

/** Inserts of one batch. */
export interface WrittenInserts {
  readonly beginning: string;
  readonly sourcePartition: number;
  /** The `ingestedAtMs` of all their rows; undefined when they may have any. */
  readonly formedAtMs: number | undefined;
}

const placeOf = (key: CountedKey): string => placed(key, key.ticketId);
