-- What became of each offer, as whoever made it says. Of one offer of one seller each outcome counts once: readers fold what came twice.
CREATE TABLE IF NOT EXISTS recommendation_feedback_v1 (
  tenant_id    LowCardinality(String) COMMENT 'Whose offer it is',
  store_id     LowCardinality(String) COMMENT 'Store that offered',
  said_on      Date                   COMMENT 'Business date of the store when it was said',
  said_at      DateTime64(3, 'UTC')   COMMENT 'When it was said',
  seller_id    LowCardinality(String) COMMENT 'Seller who offered; empty when it was no seller',
  offer_id     String                 COMMENT 'One showing of one product to one customer',
  outcome      LowCardinality(String) COMMENT 'offered | sold | notUseful',
  product_id   String                 COMMENT 'What it was offered with; empty when by itself',
  companion_id String                 COMMENT 'What was offered',
  is_measured  UInt8                  COMMENT '1 when the store held hours out then, else 0'
)
ENGINE = {{engine MergeTree() shard by cityHash64(tenant_id, store_id)}}
PARTITION BY toYYYYMM(said_on)
ORDER BY (tenant_id, store_id, said_on, seller_id, offer_id)
COMMENT 'What became of offers, as sellers say';
