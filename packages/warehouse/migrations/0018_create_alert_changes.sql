-- What became of alerts, change by change: the history that reports read. Ids of subjects and figures, nobody's name.
CREATE TABLE IF NOT EXISTS alert_changes_v1 (
  tenant_id       LowCardinality(String) COMMENT 'Whose rule it is',
  alert_id        String                 COMMENT 'One opening of one rule for one subject',
  event_id        String                 COMMENT 'The change; the same however often it was sent',
  rule_id         String                 COMMENT 'The rule',
  rule_version    UInt32                 COMMENT 'Its version when it was judged',
  change          LowCardinality(String) COMMENT 'raised, worsened, eased, restated or recovered',
  level           LowCardinality(String) COMMENT 'After the change: none, warning or critical',
  grain           LowCardinality(String) COMMENT 'What kind of subject the figures are of',
  region_id       String                 COMMENT 'Region of the subject; empty where it has none',
  store_id        String                 COMMENT 'Store of the subject; empty where it has none',
  seller_id       String                 COMMENT 'Seller of the subject, by id; empty where it has none',
  product_id      String                 COMMENT 'Product of the subject; empty where it has none',
  category        String                 COMMENT 'Category of the subject; empty where it has none',
  metric          LowCardinality(String) COMMENT 'Of the first condition that held; empty for silence',
  judged          Nullable(Float64)      COMMENT 'Its figure, in the unit of the thresholds',
  raised_at       DateTime64(3, 'UTC')   COMMENT 'When the alert was raised first',
  at              DateTime64(3, 'UTC')   COMMENT 'Of this change, by the clock that judged it',
  accepted_at     Nullable(DateTime64(3, 'UTC')) COMMENT 'When processing accepted the sale that made it; null where time alone did',
  emitted_at      DateTime64(3, 'UTC')   COMMENT 'When alerting wrote the change',
  routed_at       DateTime64(3, 'UTC')   COMMENT 'When its messages were ready to be sent',
  is_late         UInt8                  COMMENT '1 where we had held up what made it ring',
  people          UInt32                 COMMENT 'How many people were told of it'
)
ENGINE = {{engine ReplacingMergeTree(routed_at) shard by cityHash64(tenant_id)}}
PARTITION BY toYYYYMM(at)
ORDER BY (tenant_id, at, alert_id, event_id)
COMMENT 'Changes of alerts, with their delays';
