-- Two rows per ticket revision, one under the hash of its ticket id and one under that of its event id, so that one index
-- answers both "have we seen this ticket?" and "have we seen this event?". The hash is 53 bits (a safe integer in JavaScript,
-- see src/key-hash.ts) and only finds candidates: readers compare the ids themselves.
CREATE TABLE IF NOT EXISTS ticket_heads_v1 (
  tenant_id        LowCardinality(String) COMMENT 'Whose ticket it is',
  store_id         LowCardinality(String) COMMENT 'Store that sold',
  key_hash         UInt64                 COMMENT 'Hash of t + ticket id, or of e + event id',
  ticket_id        String                 COMMENT 'Ticket number of the till',
  revision         UInt32                 COMMENT 'Revision of the ticket',
  event_id         String                 COMMENT 'Event that brought this revision',
  status           LowCardinality(String) COMMENT 'closed | voided',
  sold_on          Date                   COMMENT 'Business date of this revision: where its lines are',
  content_hash     UInt64                 COMMENT 'Hash of the content of this revision',
  source_partition UInt16                 COMMENT 'Kafka partition of its event',
  source_offset    UInt64                 COMMENT 'Kafka offset of its event',
  ingested_at      DateTime64(3, 'UTC')   COMMENT 'When processing wrote it'
)
ENGINE = {{engine ReplacingMergeTree(ingested_at) shard by cityHash64(tenant_id, store_id)}}
ORDER BY (tenant_id, store_id, key_hash, ticket_id, revision)
COMMENT 'Ticket revisions by hash of ticket id and of event id, for duplicate look-ups';

CREATE MATERIALIZED VIEW IF NOT EXISTS ticket_heads_mv_v1 TO ticket_heads_v1 AS
SELECT tenant_id, store_id, key_hash, ticket_id, revision, event_id, status, sold_on, content_hash,
       source_partition, source_offset, ingested_at
FROM   sale_lines_v1
ARRAY  JOIN [
         toUInt64(murmurHash3_32(concat('t', ticket_id))) * 2097152 + bitAnd(xxHash32(concat('t', ticket_id)), 2097151),
         toUInt64(murmurHash3_32(concat('e', event_id)))  * 2097152 + bitAnd(xxHash32(concat('e', event_id)),  2097151)
       ] AS key_hash
WHERE  line_no = 0
  AND  sign = 1;
