-- What stands on the shelf and what goes on around it, as catalog_v1 has it: the highest version of each key wins. Views behind the insert
-- into catalog_v1 fill these tables, and the fills below them read what was there before. Both may meet: a version that is written twice is
-- one row. Rows lie on the shard of the record that they are read from, so that all versions of a key are together.
CREATE TABLE IF NOT EXISTS promotions_v1 (
  tenant_id     LowCardinality(String) COMMENT 'Whose promotion it is',
  promotion_id  String                 COMMENT 'Promotion',
  name          String                 COMMENT 'Name of the promotion',
  product_ids   String                 COMMENT 'What it is on: JSON array of product ids',
  first_day     Date                   COMMENT 'First business date of it, in every store',
  last_day      Date                   COMMENT 'Last business date of it',
  discount_rate Decimal(18, 6)         COMMENT 'Part of the list price that it takes off: 0.15 is 15 %',
  version       UInt64                 COMMENT 'Higher wins: offset of the catalogue event'
)
ENGINE = {{engine ReplacingMergeTree(version) shard by cityHash64(tenant_id, promotion_id)}}
ORDER BY (tenant_id, promotion_id)
COMMENT 'Promotions, every version';

CREATE VIEW IF NOT EXISTS promotions_current_v1 AS SELECT * FROM promotions_v1 FINAL;

CREATE MATERIALIZED VIEW IF NOT EXISTS promotions_mv_v1 TO promotions_v1 AS
SELECT tenant_id, id AS promotion_id,
       JSONExtractString(body, 'name')                                                                      AS name,
       if(JSONExtractRaw(body, 'productIds') = '', '[]', JSONExtractRaw(body, 'productIds'))                AS product_ids,
       toDateOrZero(least(greatest(JSONExtractString(body, 'from'), '1970-01-01'), '2149-06-06'))           AS first_day,
       toDateOrZero(least(greatest(JSONExtractString(body, 'to'), '1970-01-01'), '2149-06-06'))             AS last_day,
       toDecimal64OrZero(JSONExtractString(body, 'discountRate'), 6)                                        AS discount_rate,
       version
FROM   catalog_v1
WHERE  type = 'promotion';

INSERT INTO promotions_v1 (tenant_id, promotion_id, name, product_ids, first_day, last_day, discount_rate, version)
SELECT tenant_id, id AS promotion_id,
       JSONExtractString(body, 'name')                                                                      AS name,
       if(JSONExtractRaw(body, 'productIds') = '', '[]', JSONExtractRaw(body, 'productIds'))                AS product_ids,
       toDateOrZero(least(greatest(JSONExtractString(body, 'from'), '1970-01-01'), '2149-06-06'))           AS first_day,
       toDateOrZero(least(greatest(JSONExtractString(body, 'to'), '1970-01-01'), '2149-06-06'))             AS last_day,
       toDecimal64OrZero(JSONExtractString(body, 'discountRate'), 6)                                        AS discount_rate,
       version
FROM   catalog_v1
WHERE  type = 'promotion';

CREATE TABLE IF NOT EXISTS stock_levels_v1 (
  tenant_id  LowCardinality(String) COMMENT 'Whose stock it is',
  store_id   String                 COMMENT 'Store that has it',
  product_id String                 COMMENT 'Product',
  quantity   Decimal(18, 3)         COMMENT 'Units on hand; negative where more was sold than was booked in',
  at         DateTime64(3, 'UTC')   COMMENT 'When it was so',
  version    UInt64                 COMMENT 'Higher wins: offset of the catalogue event'
)
ENGINE = {{engine ReplacingMergeTree(version) shard by cityHash64(tenant_id, concat(store_id, ':', product_id))}}
ORDER BY (tenant_id, store_id, product_id)
COMMENT 'Stock of products in stores, every version';

CREATE VIEW IF NOT EXISTS stock_levels_current_v1 AS SELECT * FROM stock_levels_v1 FINAL;

-- A moment that no DateTime64 can hold becomes 1970: a level from then is unknown, like every old one.
CREATE MATERIALIZED VIEW IF NOT EXISTS stock_levels_mv_v1 TO stock_levels_v1 AS
SELECT tenant_id,
       JSONExtractString(body, 'storeId')                                                                   AS store_id,
       JSONExtractString(body, 'productId')                                                                 AS product_id,
       toDecimal64OrZero(JSONExtractString(body, 'quantity'), 3)                                            AS quantity,
       parseDateTime64BestEffortOrZero(JSONExtractString(body, 'at'), 3, 'UTC')                             AS at,
       version
FROM   catalog_v1
WHERE  type = 'stockLevel';

INSERT INTO stock_levels_v1 (tenant_id, store_id, product_id, quantity, at, version)
SELECT tenant_id,
       JSONExtractString(body, 'storeId')                                                                   AS store_id,
       JSONExtractString(body, 'productId')                                                                 AS product_id,
       toDecimal64OrZero(JSONExtractString(body, 'quantity'), 3)                                            AS quantity,
       parseDateTime64BestEffortOrZero(JSONExtractString(body, 'at'), 3, 'UTC')                             AS at,
       version
FROM   catalog_v1
WHERE  type = 'stockLevel';

CREATE TABLE IF NOT EXISTS market_index_v1 (
  tenant_id LowCardinality(String) COMMENT 'Who uploaded it',
  name      String                 COMMENT 'Name of the index',
  category  String                 COMMENT 'Category that it is of; empty = of everything',
  day       Date                   COMMENT 'Day of the figure',
  value     Decimal(18, 4)         COMMENT 'The figure; not money',
  version   UInt64                 COMMENT 'Higher wins: offset of the catalogue event'
)
ENGINE = {{engine ReplacingMergeTree(version) shard by cityHash64(tenant_id, concat(name, if(category = '', '', concat(':', category)), ':', toString(day)))}}
ORDER BY (tenant_id, name, category, day)
COMMENT 'Figures of market indexes by day, every version';

CREATE VIEW IF NOT EXISTS market_index_current_v1 AS SELECT * FROM market_index_v1 FINAL;

CREATE MATERIALIZED VIEW IF NOT EXISTS market_index_mv_v1 TO market_index_v1 AS
SELECT tenant_id,
       JSONExtractString(body, 'name')                                                                      AS name,
       JSONExtractString(body, 'category')                                                                  AS category,
       toDateOrZero(JSONExtractString(body, 'day'))                                                         AS day,
       toDecimal64OrZero(JSONExtractString(body, 'value'), 4)                                               AS value,
       version
FROM   catalog_v1
WHERE  type = 'marketIndex';

INSERT INTO market_index_v1 (tenant_id, name, category, day, value, version)
SELECT tenant_id,
       JSONExtractString(body, 'name')                                                                      AS name,
       JSONExtractString(body, 'category')                                                                  AS category,
       toDateOrZero(JSONExtractString(body, 'day'))                                                         AS day,
       toDecimal64OrZero(JSONExtractString(body, 'value'), 4)                                               AS value,
       version
FROM   catalog_v1
WHERE  type = 'marketIndex';
