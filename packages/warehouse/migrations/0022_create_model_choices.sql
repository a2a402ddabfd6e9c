-- By which model a tenant's companions are ranked, as the nightly job chose it by the tenant's own later baskets. The newest row holds.
CREATE TABLE IF NOT EXISTS model_choices_v1 (
  tenant_id         LowCardinality(String) COMMENT 'Whose companions are ranked by it',
  chosen_at         DateTime64(3, 'UTC')   COMMENT 'When it was chosen',
  learned_before    Date                   COMMENT 'Monday: the candidates were fitted from the weeks before it, and asked of baskets from it on',
  cases             UInt32                 COMMENT 'Of how many of these baskets a product was hidden',
  best_sellers_hits UInt32                 COMMENT 'How often best-sellers had the hidden product among their first five',
  live_hits         UInt32                 COMMENT 'How often the best live model had it',
  nightly_hits      UInt32                 COMMENT 'How often the best nightly model had it',
  model             LowCardinality(String) COMMENT 'Name of the model that ranks',
  choice            String                 COMMENT 'JSON: the models with their weights, and which of them ranks'
)
ENGINE = {{engine ReplacingMergeTree() shard by cityHash64(tenant_id)}}
PARTITION BY toYYYYMM(chosen_at)
ORDER BY (tenant_id, chosen_at)
TTL toDateTime(chosen_at) + INTERVAL 400 DAY
COMMENT 'Models that rank companions, with their dates';
