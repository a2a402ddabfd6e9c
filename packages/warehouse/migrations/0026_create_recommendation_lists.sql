-- What the nightly job `lists` made for each store: claims, which requests tell in words. The newest list holds; its own row, of place 0,
-- is written last.
CREATE TABLE IF NOT EXISTS recommendation_lists_v1 (
  tenant_id  LowCardinality(String) COMMENT 'Whose list it is',
  store_id   LowCardinality(String) COMMENT 'Store that it is of',
  list       LowCardinality(String) COMMENT 'promote, margins, low or bundles',
  made_at    DateTime64(3, 'UTC')   COMMENT 'When the job began to make it: the same of all rows of a list',
  made_on    Date                   COMMENT 'Business date of the store that it is for',
  place      UInt32                 COMMENT 'Place in the list; 0 is the row of the list itself',
  product_id String                 COMMENT 'Product; of several the first; empty of the list itself',
  category   String                 COMMENT 'Category that the product belonged to',
  item       String                 COMMENT 'JSON: what the list says of it, without words'
)
ENGINE = {{engine ReplacingMergeTree() shard by cityHash64(tenant_id, store_id)}}
PARTITION BY toYYYYMM(made_at)
ORDER BY (tenant_id, store_id, list, made_at, place)
TTL toDateTime(made_at) + INTERVAL 14 DAY
COMMENT 'Lists of what to promote, what earns, what sells below its peers and what goes together, night by night';
