-- The journal of the service `recommendations`: what it counts of each ticket, in signed rows. Counts are views of it, so that they
-- have what it has. Each row names its insert: a batch that comes again finds what it has written, and sends that again as it is.
CREATE TABLE IF NOT EXISTS counted_baskets_v1 (
  tenant_id        LowCardinality(String) COMMENT 'Whose ticket it is',
  store_id         LowCardinality(String) COMMENT 'Store that sold',
  ticket_hash      UInt64                 COMMENT 'Hash of the ticket id, as in ticket_heads_v1',
  ticket_id        String                 COMMENT 'Ticket number of the till',
  sold_on          Date                   COMMENT 'Business date of the ticket; of one that is known by its returns only, theirs',
  revision         UInt32                 COMMENT 'Revision that is counted',
  accepted_at      DateTime64(3, 'UTC')   COMMENT 'When processing accepted it; of one revision the later one counts',
  sold             String                 COMMENT 'JSON: products and the thousandths sold, [["p",1000]]; empty when none',
  given_back       String                 COMMENT 'JSON: products and the thousandths that linked returns gave back; empty when none',
  gives            String                 COMMENT 'JSON: tickets, and what this ticket gives back of them, [["t",[["p",1000]]]]; empty when none',
  items            String                 COMMENT 'JSON: the products of the basket, ["p"]',
  item_count       UInt32                 COMMENT 'How many they are; 0 when it is no basket',
  is_wholesale     UInt8                  COMMENT '1 of a basket of so many products that it counts for no pair, else 0',
  source_partition UInt16                 COMMENT 'Partition of sales.accepted.v1 whose owner counted it',
  ingested_at      DateTime64(3, 'UTC')   COMMENT 'When the batch was formed that counted it',
  batch            String                 COMMENT 'Token of the insert that wrote this row',
  sign             Int8                   COMMENT '1 counts the ticket, -1 takes it back'
)
ENGINE = {{engine MergeTree() shard by cityHash64(tenant_id, store_id)}}
ORDER BY (tenant_id, store_id, ticket_hash)
COMMENT 'What was counted of each ticket, signed';

-- What has a batch written? Rows of one batch are written together: other granules stay unread.
ALTER TABLE counted_baskets_v1 ADD INDEX IF NOT EXISTS ingested_at_range ingested_at TYPE minmax GRANULARITY 1;
