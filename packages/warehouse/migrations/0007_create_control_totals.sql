-- One row per batch, hour and tenant: read = accepted + duplicate + rejected + rehomed, always.
CREATE TABLE IF NOT EXISTS control_totals_v1 (
  topic        LowCardinality(String) COMMENT 'Topic read',
  partition    UInt16                 COMMENT 'Partition read',
  hour         DateTime('UTC')        COMMENT 'Hour in which the broker took the messages',
  tenant_id    LowCardinality(String) COMMENT 'Tenant; empty when unreadable',
  read         Int64                  COMMENT 'Messages read',
  accepted     Int64                  COMMENT 'Became rows',
  duplicate    Int64                  COMMENT 'Were known already',
  rejected     Int64                  COMMENT 'Became dead letters',
  rehomed      Int64                  COMMENT 'Were moved to their own partition',
  first_offset UInt64                 COMMENT 'First offset of the batch',
  last_offset  UInt64                 COMMENT 'Last offset of the batch',
  recorded_at  DateTime64(3, 'UTC')   COMMENT 'When processing wrote the row'
)
ENGINE = {{engine MergeTree() shard by cityHash64(topic, partition)}}
PARTITION BY toYYYYMM(hour)
ORDER BY (topic, partition, hour, tenant_id, first_offset)
COMMENT 'What became of every message, per batch, hour and tenant';
