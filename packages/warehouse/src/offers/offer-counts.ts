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

/** Whether the outcome was told of what was offered first: of another companion, or with another product, it is of no such offer. */
const isTold = (outcome: 'sold' | 'notUseful') => `
         toUInt8(arrayExists(one -> one.1 = '${outcome}' AND one.2 = companion AND (one.3 = product OR one.3 = '' OR product = ''), said))`;

/** Each offer once, with all that was said of it in the period. */
const TOLD = `
  SELECT store_id, seller_id, offer_id, argMin((product_id, companion_id), (said_at, companion_id, product_id)) AS first_said,
         first_said.1 AS product, first_said.2 AS companion, min(said_at) AS offered_at,
         groupUniqArray((toString(outcome), companion_id, product_id)) AS said,${isTold('sold')} AS is_sold,${isTold('notUseful')} AS is_useless
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

/** Of one companion, one seller's tickets that have it, in their order, with all that each has. */
const TICKETS = `
  SELECT store_id, line.1 AS seller_id, line.2 AS companion,
         arraySort(groupArray((sold_at, ticket_id, products))) AS tickets
  FROM  (SELECT store_id, ticket_id, sold_at, groupUniqArray(product_id) AS products,
                groupUniqArray((toString(seller_id), product_id)) AS lines
         FROM  (${LINES})
         GROUP  BY store_id, ticket_id, sold_at)
  ARRAY  JOIN lines AS line
  GROUP  BY store_id, seller_id, companion`;

/** Offers of one seller and companion, those told to be sold first: the ticket that shows a sale is theirs before it is another's. */
const OFFERS = `
  SELECT store_id, seller_id, companion,
         arraySort(one -> (1 - one.2, one.1, one.5), groupArray((offered_at, is_sold, is_useless, product, offer_id))) AS offers
  FROM  (${TOLD})
  GROUP  BY store_id, seller_id, companion`;

/** Each ticket in its turn shows the first offer to be sold that fits it and that no other ticket has shown. */
const SEEN = `
  arrayFold(
    (taken, ticket) -> arrayMap(
      (was, at, found) -> toUInt8(was OR at = found),
      taken,
      arrayEnumerate(taken),
      arrayWithConstant(length(taken), arrayFirstIndex(
        (one, was) -> NOT was AND ticket.1 >= one.1 AND ticket.1 <= one.1 + INTERVAL 1 HOUR
                      AND (one.4 = '' OR has(ticket.3, one.4)),
        offers, taken))),
    tickets,
    arrayMap(one -> toUInt8(0), offers))`;

/** What became of offers: as sellers say, and as tickets show. */
export class OfferCounts {
  constructor(private readonly warehouse: Pick<Warehouse, 'query'>) {}

  /**
   * By store and seller. Seen to be sold: a live ticket of the store, at most an hour after the offer, with the companion on a line of
   * the seller, and with the product that it was offered with. One ticket shows one offer of a companion to be sold, not all of the hour.
   */
  of(scope: OfferScope): Promise<OfferCount[]> {
    return this.warehouse.query({
      name: 'offers.counts',
      params: scopeParams(scope),
      row,
      sql: `
        SELECT store_id AS storeId, seller_id AS sellerId, sum(length(offers)) AS offered,
               sum(arrayCount((one, is_seen) -> one.2 OR is_seen, offers, seen)) AS sold,
               sum(arrayCount(one -> one.2, offers)) AS soldTold, sum(arraySum(seen)) AS soldSeen,
               sum(arrayCount(one -> one.3, offers)) AS notUseful
        FROM  (SELECT o.store_id AS store_id, o.seller_id AS seller_id, o.offers AS offers, t.tickets AS tickets, ${SEEN} AS seen
               FROM  (${OFFERS}) AS o
               GLOBAL LEFT JOIN (${TICKETS}) AS t
                  ON  t.store_id = o.store_id AND t.seller_id = o.seller_id AND t.companion = o.companion)
        GROUP  BY store_id, seller_id
        ORDER  BY store_id, seller_id`,
    });
  }
}
