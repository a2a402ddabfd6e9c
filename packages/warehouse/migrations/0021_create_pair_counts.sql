-- Pairs of products that were in one basket, the first by its bytes first. A wholesale order counts for no pair.
CREATE TABLE IF NOT EXISTS pair_counts_v1 (
  tenant_id  LowCardinality(String) COMMENT 'Whose baskets they are',
  week       Date                   COMMENT 'Monday of the week of the business date',
  store_id   LowCardinality(String) COMMENT 'Store that sold',
  product_a  String                 COMMENT 'Product whose id comes first',
  product_b  String                 COMMENT 'Product whose id comes second',
  baskets    Int64                  COMMENT 'Baskets with both'
)
ENGINE = {{engine SummingMergeTree() shard by cityHash64(tenant_id, store_id)}}
ORDER BY (tenant_id, week, store_id, product_a, product_b)
COMMENT 'Baskets per pair of products, store and week';

CREATE MATERIALIZED VIEW IF NOT EXISTS pair_counts_mv_v1 TO pair_counts_v1 AS
WITH arraySort(arraySlice(JSONExtract(items, 'Array(String)'), 1, if(is_wholesale = 1, 0, item_count))) AS products
SELECT tenant_id, toMonday(sold_on) AS week, store_id, pair.1 AS product_a, pair.2 AS product_b, sum(sign) AS baskets
FROM   counted_baskets_v1
ARRAY  JOIN arrayFlatten(arrayMap(at -> arrayMap(b -> (products[at], b), arraySlice(products, at + 1)), arrayEnumerate(products))) AS pair
GROUP  BY tenant_id, week, store_id, product_a, product_b;
