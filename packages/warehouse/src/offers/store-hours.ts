import { z } from 'zod';
import type { Warehouse } from '../warehouse.js';
import { IN_SCOPE, type OfferScope, scopeParams } from './offers-of.js';

const hourRow = z.object({
  storeId: z.string(),
  businessDate: z.string(),
  hour: z.number(),
  tickets: z.coerce.number(),
  netSalesE4: z.coerce.number(),
});
/** One hour of a store: its sales, less what was given back of them whenever that was. */
export type StoreHourSales = z.output<typeof hourRow>;

const measuredRow = z.object({
  storeId: z.string(),
  since: z.string(),
  without: z.array(z.string()),
});
/** Since when a store holds hours out, as its offers tell, and the dates of the period on which it did not. */
export type MeasuredStore = z.output<typeof measuredRow>;

/** What suggestions are measured by: hours of stores, from the facts as they are now. */
export class StoreHours {
  constructor(private readonly warehouse: Pick<Warehouse, 'query'>) {}

  /**
   * A linked return counts in the hour of its sale, and nowhere where that sale lies outside the period; one without a link in its own hour.
   * A ticket counts in its own, also where its first line is a linked return: an exchange.
   * Amounts are integers of ten-thousandths.
   */
  sales(scope: OfferScope): Promise<StoreHourSales[]> {
    return this.warehouse.query({
      name: 'storeHours.sales',
      params: scopeParams(scope),
      row: hourRow,
      sql: `
        SELECT storeId, toString(day) AS businessDate, hour, sum(tickets_of) AS tickets, toInt64(sum(net) * 10000) AS netSalesE4
        FROM  (SELECT store_id AS storeId, sold_on AS day, sold_hour AS hour, sum(ticket_count * sign) AS tickets_of,
                      sumIf(toDecimal128(net_amount, 4) * sign, return_ticket_id = '') AS net
               FROM   sale_lines_v1
               WHERE  ${IN_SCOPE} AND sold_on BETWEEN {from: Date} AND {to: Date}
               GROUP  BY store_id, sold_on, sold_hour
               UNION  ALL
               SELECT o.store_id AS storeId, o.sold_on AS day, o.sold_hour AS hour, toInt64(0) AS tickets_of, sum(r.net) AS net
               FROM  (SELECT store_id, return_ticket_id, sum(toDecimal128(net_amount, 4) * sign) AS net
                      FROM   sale_lines_v1
                      WHERE  ${IN_SCOPE} AND sold_on >= {from: Date} AND return_ticket_id != ''
                      GROUP  BY store_id, return_ticket_id) AS r
               GLOBAL INNER JOIN (
                      SELECT store_id, ticket_id, sold_on, sold_hour
                      FROM   sale_lines_v1
                      WHERE  ${IN_SCOPE} AND sold_on BETWEEN {from: Date} AND {to: Date} AND line_no = 0
                      GROUP  BY store_id, ticket_id, sold_on, sold_hour
                      HAVING sum(sign) > 0) AS o
                  ON  o.store_id = r.store_id AND o.ticket_id = r.return_ticket_id
               GROUP  BY o.store_id, o.sold_on, o.sold_hour)
        GROUP  BY storeId, day, hour
        HAVING tickets != 0 OR netSalesE4 != 0
        ORDER  BY storeId, day, hour`,
    });
  }

  /** Stores from which any offer was ever told while they held hours out. */
  measured(scope: OfferScope): Promise<MeasuredStore[]> {
    return this.warehouse.query({
      name: 'storeHours.measured',
      params: scopeParams(scope),
      row: measuredRow,
      sql: `
        SELECT store_id AS storeId, toString(minIf(said_on, is_measured = 1)) AS since,
               arraySort(groupUniqArrayIf(toString(said_on), is_measured = 0 AND said_on BETWEEN {from: Date} AND {to: Date})) AS without
        FROM   recommendation_feedback_v1
        WHERE  ${IN_SCOPE}
        GROUP  BY store_id
        HAVING countIf(is_measured = 1) > 0
        ORDER  BY store_id`,
    });
  }
}
