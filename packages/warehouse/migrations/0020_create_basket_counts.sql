-- Baskets and products of baskets per store and week, exactly as counted_baskets_v1 has them. Weeks begin on Mondays.
CREATE TABLE IF NOT EXISTS basket_counts_v1 (
  tenant_id     LowCardinality(String) COMMENT 'Whose baskets they are',
  week          Date                   COMMENT 'Monday of the week of the business date',
  store_id      LowCardinality(String) COMMENT 'Store that sold',
  baskets       Int64                  COMMENT 'Closed sales with at least one product that was kept',
  large_baskets Int64                  COMMENT 'Those of so many products that they count for no pair',
  items         Int64                  COMMENT 'Products of all baskets, each once a basket',
  changes       Int64                  COMMENT 'Rows that were counted: greater than before means that something changed'
)
ENGINE = {{engine SummingMergeTree() shard by cityHash64(tenant_id, store_id)}}
ORDER BY (tenant_id, week, store_id)
COMMENT 'Baskets per store and week';

CREATE MATERIALIZED VIEW IF NOT EXISTS basket_counts_mv_v1 TO basket_counts_v1 AS
SELECT tenant_id, toMonday(sold_on) AS week, store_id,
       sumIf(sign, item_count > 0)                  AS baskets,
       sumIf(sign, is_wholesale = 1)                AS large_baskets,
       sum(toInt64(item_count) * sign)              AS items,
       count()                                      AS changes
FROM   counted_baskets_v1
GROUP  BY tenant_id, week, store_id;

CREATE TABLE IF NOT EXISTS item_counts_v1 (
  tenant_id     LowCardinality(String) COMMENT 'Whose baskets they are',
  week          Date                   COMMENT 'Monday of the week of the business date',
  store_id      LowCardinality(String) COMMENT 'Store that sold',
  product_id    String                 COMMENT 'Product',
  baskets       Int64                  COMMENT 'Baskets with it',
  large_baskets Int64                  COMMENT 'Those of so many products that they count for no pair'
)
ENGINE = {{engine SummingMergeTree() shard by cityHash64(tenant_id, store_id)}}
ORDER BY (tenant_id, week, store_id, product_id)
COMMENT 'Baskets per product, store and week';

CREATE MATERIALIZED VIEW IF NOT EXISTS item_counts_mv_v1 TO item_counts_v1 AS
SELECT tenant_id, toMonday(sold_on) AS week, store_id, product_id, sum(sign) AS baskets, sumIf(sign, is_wholesale = 1) AS large_baskets
FROM   counted_baskets_v1
ARRAY  JOIN JSONExtract(items, 'Array(String)') AS product_id
GROUP  BY tenant_id, week, store_id, product_id;
