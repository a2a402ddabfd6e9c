-- The facts. A ticket's lines have sign 1; a correction adds the old lines again with sign -1 and the new ones with sign 1,
-- so every sum over sign is right at once, without FINAL. Amounts are unsigned by `sign`: always write sum(x * sign).
CREATE TABLE IF NOT EXISTS sale_lines_v1 (
  tenant_id        LowCardinality(String) COMMENT 'Whose sale it is',
  store_id         LowCardinality(String) COMMENT 'Store that sold',
  sold_on          Date                   COMMENT 'Business date of the store, set once by processing',
  sold_hour        UInt8                  COMMENT 'Hour of the day on the store''s clock, 0-23',
  sold_minute      UInt8                  COMMENT 'Minute of that hour, 0-59',
  sold_at          DateTime64(3, 'UTC')   COMMENT 'Instant of the sale',
  ticket_id        String                 COMMENT 'Ticket number of the till, unique per tenant and store',
  revision         UInt32                 COMMENT 'Revision of the ticket; the highest one is the truth',
  line_id          String                 COMMENT 'Line of the ticket; empty on the marker row of a ticket without lines',
  line_no          UInt16                 COMMENT 'Position of the line in the ticket, from 0; rows of one shared line have the same',
  event_id         String                 COMMENT 'Event that brought the ticket',
  kind             LowCardinality(String) COMMENT 'sale | return | adjustment',
  status           LowCardinality(String) COMMENT 'closed | voided (a voided ticket is one marker row)',
  channel          LowCardinality(String) COMMENT 'Where it was sold: store, online, phone, …',
  register_id      LowCardinality(String) COMMENT 'Till; empty when unknown',
  seller_id        LowCardinality(String) COMMENT 'Seller; empty when none. A shared line is one row per seller',
  product_id       String                 COMMENT 'Product sold',
  quantity         Decimal(18, 3)         COMMENT 'Units; negative when returned',
  unit_price       Decimal(18, 4)         COMMENT 'Price of one unit before discount',
  discount         Decimal(18, 4)         COMMENT 'Discount of the whole line',
  net_amount       Decimal(18, 4)         COMMENT 'What the line sold for: quantity x unit price - discount, or the till''s own total',
  unit_cost        Nullable(Decimal(18, 4)) COMMENT 'Cost of one unit as of the sale; null while unknown',
  ticket_count     Int8                   COMMENT '1 on the first row of a closed sale ticket, else 0',
  customer_token   String                 COMMENT 'Keyed one-way token of the customer; empty when anonymous',
  return_ticket_id String                 COMMENT 'Ticket that this line gives back; empty when not a linked return',
  return_line_id   String                 COMMENT 'Line that this line gives back',
  unknown_flags    UInt8                  COMMENT 'What the catalogue did not know at ingest: 1 store, 2 seller, 4 product',
  content_hash     UInt64                 COMMENT 'Hash of the ticket''s content, to tell a resend from a conflict',
  source_partition UInt16                 COMMENT 'Kafka partition of the event that wrote this row',
  source_offset    UInt64                 COMMENT 'Kafka offset of the event that wrote this row',
  ingested_at      DateTime64(3, 'UTC')   COMMENT 'When processing wrote this row',
  sign             Int8                   COMMENT '1 adds the line, -1 takes it back'
)
ENGINE = {{engine MergeTree() shard by cityHash64(tenant_id, store_id)}}
PARTITION BY toYYYYMM(sold_on)
ORDER BY (tenant_id, store_id, sold_on, ticket_id, line_id)
COMMENT 'Sale lines, signed';
