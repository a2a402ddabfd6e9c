-- The catalogue as it is now: the highest version of each key wins. No person's name or e-mail is in any of these tables.
CREATE TABLE IF NOT EXISTS stores_v1 (
  tenant_id LowCardinality(String) COMMENT 'Whose store it is',
  store_id  String                 COMMENT 'Store',
  name      String                 COMMENT 'Name of the store',
  region    String                 COMMENT 'Region it belongs to now; empty when unknown',
  city      String                 COMMENT 'City; empty when unknown',
  state     String                 COMMENT 'State; empty when unknown',
  time_zone String                 COMMENT 'IANA time zone, for business dates from now on',
  opened_on Nullable(Date)         COMMENT 'First day of business',
  area_m2   Nullable(Float64)      COMMENT 'Sales area in square metres',
  format    String                 COMMENT 'Store format; empty when unknown',
  hours     String                 COMMENT 'Opening hours: JSON array of weekday (Monday 1), opens, closes',
  version   UInt64                 COMMENT 'Higher wins: offset of the catalogue event'
)
ENGINE = {{engine ReplacingMergeTree(version) shard by cityHash64(tenant_id, store_id)}}
ORDER BY (tenant_id, store_id)
COMMENT 'Stores, every version';

CREATE VIEW IF NOT EXISTS stores_current_v1 AS SELECT * FROM stores_v1 FINAL;

CREATE TABLE IF NOT EXISTS sellers_v1 (
  tenant_id LowCardinality(String) COMMENT 'Whose seller it is',
  seller_id String                 COMMENT 'Seller; the name lives in Postgres only',
  store_id  String                 COMMENT 'Store the seller belongs to now',
  active    UInt8                  COMMENT '1 while employed',
  version   UInt64                 COMMENT 'Higher wins: offset of the catalogue event'
)
ENGINE = {{engine ReplacingMergeTree(version) shard by cityHash64(tenant_id, seller_id)}}
ORDER BY (tenant_id, seller_id)
COMMENT 'Sellers, every version';

CREATE VIEW IF NOT EXISTS sellers_current_v1 AS SELECT * FROM sellers_v1 FINAL;

CREATE TABLE IF NOT EXISTS products_v1 (
  tenant_id  LowCardinality(String)   COMMENT 'Whose product it is',
  product_id String                   COMMENT 'Product',
  name       String                   COMMENT 'Name of the product',
  category   String                   COMMENT 'Category it belongs to now',
  brand      String                   COMMENT 'Brand; empty when unknown',
  unit_price Nullable(Decimal(18, 4)) COMMENT 'List price of one unit',
  unit_cost  Nullable(Decimal(18, 4)) COMMENT 'Latest cost of one unit; the history is in product_costs_v1',
  version    UInt64                   COMMENT 'Higher wins: offset of the catalogue event'
)
ENGINE = {{engine ReplacingMergeTree(version) shard by cityHash64(tenant_id, product_id)}}
ORDER BY (tenant_id, product_id)
COMMENT 'Products, every version';

CREATE VIEW IF NOT EXISTS products_current_v1 AS SELECT * FROM products_v1 FINAL;

CREATE TABLE IF NOT EXISTS product_costs_v1 (
  tenant_id  LowCardinality(String) COMMENT 'Whose product it is',
  product_id String                 COMMENT 'Product',
  cost_from  Date                   COMMENT 'First day of this cost',
  unit_cost  Decimal(18, 4)         COMMENT 'Cost of one unit from that day on',
  version    UInt64                 COMMENT 'Higher wins: offset of the catalogue event'
)
ENGINE = {{engine ReplacingMergeTree(version) shard by cityHash64(tenant_id, product_id)}}
ORDER BY (tenant_id, product_id, cost_from)
COMMENT 'Costs of products by first day, every version';

CREATE VIEW IF NOT EXISTS product_costs_current_v1 AS SELECT * FROM product_costs_v1 FINAL;

CREATE TABLE IF NOT EXISTS targets_v1 (
  tenant_id LowCardinality(String) COMMENT 'Whose target it is',
  store_id  String                 COMMENT 'Store',
  seller_id String                 COMMENT 'Seller; empty = the target of the whole store',
  day       Date                   COMMENT 'Business date',
  amount    Decimal(18, 4)         COMMENT 'Net sales to reach on that day',
  version   UInt64                 COMMENT 'Higher wins: offset of the catalogue event'
)
ENGINE = {{engine ReplacingMergeTree(version) shard by cityHash64(tenant_id, store_id)}}
ORDER BY (tenant_id, store_id, seller_id, day)
COMMENT 'Daily targets of stores and sellers, every version';

CREATE VIEW IF NOT EXISTS targets_current_v1 AS SELECT * FROM targets_v1 FINAL;

CREATE TABLE IF NOT EXISTS catalog_v1 (
  tenant_id LowCardinality(String) COMMENT 'Whose record it is',
  type      LowCardinality(String) COMMENT 'promotion | stockLevel | marketIndex | closingTotal | …',
  id        String                 COMMENT 'Id within its type',
  version   UInt64                 COMMENT 'Higher wins: offset of the catalogue event',
  body      String                 COMMENT 'The record as JSON, without personal data'
)
ENGINE = {{engine ReplacingMergeTree(version) shard by cityHash64(tenant_id, id)}}
ORDER BY (tenant_id, type, id)
COMMENT 'Catalogue records that have no table of their own yet, every version';

CREATE VIEW IF NOT EXISTS catalog_current_v1 AS SELECT * FROM catalog_v1 FINAL;
