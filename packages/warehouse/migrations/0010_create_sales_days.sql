-- Which business dates of a store have arrived: the net number of rows, so that a ticket that moved to another date leaves none
-- behind. Marker rows count too: a day whose tickets were all voided was received all the same.
CREATE TABLE IF NOT EXISTS sales_days_v1 (
  tenant_id LowCardinality(String) COMMENT 'Whose sales they are',
  store_id  LowCardinality(String) COMMENT 'Store that sold',
  sold_on   Date                   COMMENT 'Business date of the store',
  row_count Int64                  COMMENT 'Live rows of the facts, markers included: above 0 means that sales of the day arrived'
)
ENGINE = {{engine SummingMergeTree() shard by cityHash64(tenant_id, store_id)}}
ORDER BY (tenant_id, store_id, sold_on)
COMMENT 'Business dates that sales have arrived for, per store';

CREATE MATERIALIZED VIEW IF NOT EXISTS sales_days_mv_v1 TO sales_days_v1 AS
SELECT tenant_id, store_id, sold_on, sum(sign) AS row_count
FROM   sale_lines_v1
GROUP  BY tenant_id, store_id, sold_on;

-- Facts that were there before: what they have and this table lacks. Run again, it finds no difference.
INSERT INTO sales_days_v1 (tenant_id, store_id, sold_on, row_count)
SELECT tenant_id, store_id, sold_on, sum(rows) AS row_count
FROM   (
  SELECT tenant_id, store_id, sold_on, sum(sign) AS rows FROM sale_lines_v1 GROUP BY tenant_id, store_id, sold_on
  UNION ALL
  SELECT tenant_id, store_id, sold_on, -sum(row_count) AS rows FROM sales_days_v1 GROUP BY tenant_id, store_id, sold_on
)
GROUP  BY tenant_id, store_id, sold_on
HAVING row_count != 0;
