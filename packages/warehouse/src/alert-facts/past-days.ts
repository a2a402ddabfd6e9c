import type { DayBook } from '@vitrine/alert-rules';
import { addDays, type DateText } from '@vitrine/domain';
import { subjectKey } from '@vitrine/metrics';
import { z } from 'zod';
import type { NamedQuery, Warehouse } from '../warehouse.js';

/** Business dates, both included. */
export interface DaySpan {
  readonly from: DateText;
  readonly to: DateText;
}

export interface FactsRead {
  readonly warehouse: Pick<Warehouse, 'query'>;
  readonly tenantId: string;
  readonly spans: readonly DaySpan[];
  readonly signal?: AbortSignal;
}

type Part = 'seller' | 'product' | 'category';

/** More parts of stores are not kept: those that sell most say most. */
const MOST_PARTS = 50_000;
/** On fewer tickets of its best days but one, nothing within a day is usual. */
const LEAST_TICKETS = 4;
/** Sums in the order of `streamedMeasures`, each in its own unit; near enough for what is usual. */
const sums = z.tuple([z.number(), z.number(), z.number(), z.number(), z.number(), z.number(), z.number(), z.number()]);

const hourRow = z.object({ storeId: z.string(), day: z.string(), hour: z.number(), sums });

/** What each store sold in each hour of its clock, into the book. */
export async function readStoreHours(read: FactsRead, book: DayBook): Promise<void> {
  // A fortnight at a time, so that no answer grows with the stretch that is asked for.
  for (const span of read.spans.flatMap(fortnightsOf)) {
    const rows = await ask(read, {
      name: 'alertFacts.storeHours',
      params: { ...span },
      row: hourRow,
      sql: `
        SELECT store_id AS storeId, toString(sold_on) AS day, sold_hour AS hour,
               (toFloat64(sum(gross_sales)) * 1e4, toFloat64(sum(discounts)) * 1e4, toFloat64(sum(returns)) * 1e4,
                toFloat64(sum(net_sales)) * 1e4, toFloat64(sum(cost)) * 1e7, toFloat64(sum(cost_net_sales)) * 1e4,
                toFloat64(sum(units)) * 1e3, toFloat64(sum(tickets))) AS sums
        FROM   sales_by_hour_v1
        WHERE  tenant_id = {tenantId: String}
          AND  sold_on BETWEEN {from: Date} AND {to: Date}
        GROUP  BY storeId, day, hour
        HAVING sum(line_count) > 0`,
    });
    for (const { storeId, day, hour, sums: of } of rows) book.addHour(storeId, day, hour, of);
  }
}

const partRow = z.object({
  storeId: z.string(),
  item: z.string(),
  days: z.array(z.tuple([z.string(), ...sums.def.items])),
});

/**
 * What sellers, products or categories of stores sold on each day, into the book. Counted from the facts: a ticket counts once in each group
 * that has a line of it, which no rollup knows.
 */
export async function readPartDays(read: FactsRead, part: Part, book: DayBook): Promise<void> {
  const [first, last] = [read.spans[0], read.spans.at(-1)];
  if (!first || !last) return;
  const rows = await ask(read, {
    name: `alertFacts.${part}Days`,
    params: { ...partParams(read.spans), most: MOST_PARTS, leastTickets: LEAST_TICKETS },
    row: partRow,
    sql: `
      SELECT storeId, item,
             groupArray((day, gross, discounts, returns, net, cost, costNet, units, tickets)) AS days
      FROM  (SELECT l.store_id AS storeId, ${ITEM[part]} AS item, toString(l.sold_on) AS day,
                    toFloat64(sumIf((l.net_amount + l.discount) * l.sign, l.kind = 'sale' AND l.quantity > 0)) * 1e4 AS gross,
                    toFloat64(sumIf(l.discount * l.sign, l.kind = 'sale' AND l.quantity > 0)) * 1e4                 AS discounts,
                    toFloat64(sumIf(-l.net_amount * l.sign,
                                    l.kind = 'return' OR (l.kind = 'sale' AND l.quantity < 0))) * 1e4               AS returns,
                    toFloat64(sum(l.net_amount * l.sign)) * 1e4                                                     AS net,
                    sum(toFloat64(l.quantity) * toFloat64(ifNull(l.unit_cost, 0)) * l.sign) * 1e7                   AS cost,
                    toFloat64(sumIf(l.net_amount * l.sign, isNotNull(l.unit_cost))) * 1e4                           AS costNet,
                    toFloat64(sumIf(l.quantity * l.sign, l.kind != 'adjustment')) * 1e3                             AS units,
                    toFloat64(uniqExactIf(l.ticket_id, l.kind = 'sale' AND l.status = 'closed'))                    AS tickets
             FROM   sale_lines_v1 AS l ${JOIN[part]}
             WHERE  l.tenant_id = {tenantId: String}
               AND  (l.sold_on BETWEEN {from0: Date} AND {to0: Date} OR l.sold_on BETWEEN {from1: Date} AND {to1: Date})
               AND  l.line_id != ''
               AND  item != ''
             GROUP  BY storeId, item, day
             HAVING sum(l.sign) > 0)
      GROUP  BY storeId, item
      HAVING countIf(tickets >= {leastTickets: UInt32}) >= 2
      ORDER  BY sum(tickets) DESC, storeId, item
      LIMIT  {most: UInt32}`,
  });
  for (const { storeId, item, days } of rows)
    for (const [day, ...of] of days) book.addDay({ grain: part, key: subjectKey(storeId, item) }, day, of);
}

const ITEM: Readonly<Record<Part, string>> = {
  seller: 'l.seller_id',
  product: 'l.product_id',
  category: 'p.category',
};
const CATEGORY_OF = `
             INNER JOIN (SELECT product_id, category FROM products_current_v1 WHERE tenant_id = {tenantId: String}) AS p
                     ON p.product_id = l.product_id`;
const JOIN: Readonly<Record<Part, string>> = { seller: '', product: '', category: CATEGORY_OF };

/** One span stands twice: the question has room for two. */
const partParams = (spans: readonly DaySpan[]) => {
  const [first, last] = [spans[0] as DaySpan, spans.at(-1) as DaySpan];
  return { from0: first.from, to0: first.to, from1: last.from, to1: last.to };
};

export const ask = <Row>({ warehouse, tenantId, signal }: FactsRead, query: NamedQuery<Row>): Promise<Row[]> =>
  warehouse.query({ ...query, params: { tenantId, ...query.params }, deadlineMs: 60_000, ...(signal && { signal }) });

function fortnightsOf({ from, to }: DaySpan): DaySpan[] {
  const fortnights: DaySpan[] = [];
  for (let first = from; first <= to; first = addDays(first, 14)) {
    const last = addDays(first, 13);
    fortnights.push({ from: first, to: last < to ? last : to });
  }
  return fortnights;
}
