-- Refused messages, masked. The original bytes are in the topic sales.rejected.v1 only.
CREATE TABLE IF NOT EXISTS dead_letters_v1 (
  tenant_id      LowCardinality(String) COMMENT 'Tenant the message named; empty when unreadable',
  store_id       String                 COMMENT 'Store the message named; empty when unreadable',
  received_at    DateTime64(3, 'UTC')   COMMENT 'When the broker took the message',
  topic          LowCardinality(String) COMMENT 'Topic it arrived on',
  partition      UInt16                 COMMENT 'Partition it arrived on',
  offset         UInt64                 COMMENT 'Offset it arrived at',
  code           LowCardinality(String) COMMENT 'Error code of the closed list',
  path           String                 COMMENT 'JSON pointer to what is wrong; empty = the whole message',
  message        String                 COMMENT 'What is wrong, in English',
  event_id       String                 COMMENT 'Event id when readable',
  ticket_id      String                 COMMENT 'Ticket id when readable',
  masked_payload String                 COMMENT 'The message with personal data masked',
  source         String                 COMMENT 'Where the producer says it comes from (file and line, or CloudEvents source)'
)
ENGINE = {{engine MergeTree() shard by cityHash64(tenant_id, store_id)}}
PARTITION BY toYYYYMM(received_at)
ORDER BY (tenant_id, received_at, topic, partition, offset)
COMMENT 'Refused messages with the reason, personal data masked';
