-- How many identifiers and texts of accepted tickets and catalogue entries held a personal value: which field, never the value.
CREATE TABLE IF NOT EXISTS personal_values_v1 (
  tenant_id   LowCardinality(String) COMMENT 'Tenant of the ticket or entry',
  field       LowCardinality(String) COMMENT 'Field of the contract, such as ticket.sellerId or store.name',
  kind        LowCardinality(String) COMMENT 'email, taxId, phone or card',
  handling    LowCardinality(String) COMMENT 'tokenised, or reported where the identifier had to stay',
  received_at DateTime64(3, 'UTC')   COMMENT 'When the broker took the first of these messages',
  last_at     DateTime64(3, 'UTC')   COMMENT 'When it took the last one',
  count       UInt64                 COMMENT 'How often in this batch'
)
ENGINE = {{engine MergeTree() shard by cityHash64(tenant_id)}}
PARTITION BY toYYYYMM(received_at)
ORDER BY (tenant_id, field, kind, handling, received_at)
TTL toDateTime(received_at) + INTERVAL 400 DAY
COMMENT 'Personal values where none belongs, counted per batch, field and kind';
