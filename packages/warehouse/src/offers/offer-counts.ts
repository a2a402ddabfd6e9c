import { z } from 'zod';
import type { Warehouse } from '../warehouse.js';
import { IN_SCOPE, type OfferScope, scopeParams } from './offers-of.js';

const row = z.object({
  storeId: z.string(),
  sellerId: z.string(),
  offered: z.coerce.number(),
  sold: z.coerce.number(),
  soldTold: z.coerce.number(),
  soldSeen: z.coerce.number(),
  notUseful: z.coerce.number(),
});
/** Offers of one seller in one store; the seller is empty where none made them. */
export type OfferCount = z.output<typeof row>;

/** Each offer once, with all that was said of it in the period. */
const TOLD = `
  SELECT store_id, seller_id, offer_id, argMin(product_id, said_at) AS product, argMin(companion_id, said_at) AS companion,
         min(said_at) AS offered_at, max(outcome = 'sold') AS is_sold, max(outcome = 'notUseful') AS is_useless
  FROM   recommendation_feedback_v1
  WHERE  ${IN_SCOPE} AND said_on BETWEEN {from: Date} AND {to: Date}
  GROUP  BY store_id, seller_id, offer_id`;

/** Live lines of sales that hold a product which was offered, or offered with; to the day after, where a store sells past midnight. */
const LINES = `
  SELECT store_id, ticket_id, sold_at, seller_id, product_id
  FROM   sale_lines_v1
  WHERE  ${IN_SCOPE} AND sold_on BETWEEN {from: Date} AND addDays({to: Date}, 1)
    AND  kind = 'sale' AND status = 'closed' AND quantity > 0
    AND  product_id GLOBAL IN (
           SELECT arrayJoin([product_id, companion_id])
           FROM   recommendation_feedback_v1
           WHERE  ${IN_SCOPE} AND said_on BETWEEN {from: Date} AND {to: Date})
  GROUP  BY store_id, ticket_id, revision, sold_at, seller_id, product_id, line_no, line_id
  HAVING sum(sign) > 0`;

/** What became of offers: as sellers say, and as tickets show. */
export class OfferCounts {
  constructor(private readonly warehouse: Pick<Warehouse, 'query'>) {}

  /**
   * By store and seller. Seen to be sold: a live ticket of the store, at most an hour after the offer, with the companion on a line of
   * the seller, and with the product that it was offered with.
   */
  of(scope: OfferScope): Promise<OfferCount[]> {
    return this.warehouse.query({
      name: 'offers.counts',
      params: scopeParams(scope),
      row,
      sql: `
        SELECT store_id AS storeId, seller_id AS sellerId, count() AS offered, countIf(is_sold OR is_seen) AS sold,
               countIf(is_sold) AS soldTold, countIf(is_seen) AS soldSeen, countIf(is_useless) AS notUseful
        FROM  (SELECT t.store_id AS store_id, t.seller_id AS seller_id, t.offer_id AS offer_id, any(t.is_sold) AS is_sold,
                      any(t.is_useless) AS is_useless,
                      max(b.sold_at >= t.offered_at AND b.sold_at <= t.offered_at + INTERVAL 1 HOUR
                          AND (t.product = '' OR has(b.products, t.product))) AS is_seen
               FROM  (${TOLD}) AS t
               GLOBAL LEFT JOIN (
                      SELECT store_id, sold_at, products, line.1 AS seller_id, line.2 AS product_id
                      FROM  (SELECT store_id, ticket_id, sold_at, groupUniqArray(product_id) AS products,
                                    groupUniqArray((toString(seller_id), product_id)) AS lines
                             FROM  (${LINES})
                             GROUP  BY store_id, ticket_id, sold_at)
                      ARRAY  JOIN lines AS line) AS b
                  ON  b.store_id = t.store_id AND b.seller_id = t.seller_id AND b.product_id = t.companion
               GROUP  BY t.store_id, t.seller_id, t.offer_id)
        GROUP  BY store_id, seller_id
        ORDER  BY store_id, seller_id`,
    });
  }
}
