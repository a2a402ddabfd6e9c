import { LINE_FIELDS, saleLinesTable } from '@vitrine/warehouse';

const lineColumns = LINE_FIELDS.map((field) => saleLinesTable.columns[field].name).join(', ');

/**
 * What became of tickets after their first rows, from the facts alone: `{from}` to `{to}`, cut to a scope.
 *
 * Rows of one ticket with one `ingested_at` are one change of it, where some row was taken back. A line that was added and taken back
 * in the same moment was never told, and stays out. The cause is judged over the whole ticket, then lines outside the period or
 * scope go. No row of a sale is written two days before its date: by the index on `ingested_at`, what is older stays unread.
 */
export const CHANGED_LINES = `
  SELECT * FROM (
    SELECT store_id, sold_on, ticket_id, line_id, seller_id, ingested_at, net_amount, moved,
           toDecimal128(quantity, 3) * ifNull(unit_cost, toDecimal64(0, 4)) AS cost_amount,
           countIf(moved < 0) OVER change AS taken,
           multiIf(countIf(moved > 0 AND status = 'voided') OVER change > 0, 'void',
                   maxIf(revision, moved > 0) OVER change > maxIf(revision, moved < 0) OVER change, 'correction',
                   maxIf(bitAnd(unknown_flags, 1), moved < 0) OVER change = 1, 'storeLater',
                   'costLater') AS cause
    FROM (
      SELECT ${lineColumns}, ingested_at, sum(sign) AS moved
      FROM   sale_lines_v1
      WHERE  tenant_id = {tenantId: String}
        AND  ({everyStore: UInt8} OR store_id IN {storeIds: Array(String)})
        AND  ingested_at >= toDateTime64({from: Date}, 3, 'UTC') - INTERVAL 2 DAY
        AND  (store_id, ticket_id, ingested_at) GLOBAL IN (
               SELECT store_id, ticket_id, ingested_at
               FROM   sale_lines_v1
               WHERE  tenant_id = {tenantId: String}
                 AND  ({everyStore: UInt8} OR store_id IN {storeIds: Array(String)})
                 AND  ingested_at >= toDateTime64({from: Date}, 3, 'UTC') - INTERVAL 2 DAY
                 AND  sign = -1)
      GROUP  BY ${lineColumns}, ingested_at
      HAVING moved != 0
    )
    WINDOW change AS (PARTITION BY store_id, ticket_id, ingested_at)
  )
  WHERE  taken > 0
    AND  sold_on BETWEEN {from: Date} AND {to: Date}
    AND  ({everySeller: UInt8} OR seller_id = {sellerId: String})`;

/** Sums of `CHANGED_LINES`, as whole ten-thousandths and, of costs, ten-millionths. */
export const SUMS = `
       toString(toInt128(sumIf(net_amount * -moved, moved < 0) * 10000))     AS netBefore,
       toString(toInt128(sumIf(net_amount * moved, moved > 0) * 10000))      AS netAfter,
       toString(toInt128(sumIf(cost_amount * -moved, moved < 0) * 10000000)) AS costBefore,
       toString(toInt128(sumIf(cost_amount * moved, moved > 0) * 10000000))  AS costAfter`;
