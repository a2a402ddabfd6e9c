-- Tenants whose deletion was accepted. The tenant's own row goes in the same transaction, and with it everything that hangs on it:
-- from that moment nobody knows the tenant. This row says how far the job is with the rest.
CREATE TABLE tenant_deletions (
  tenant_id   text PRIMARY KEY,
  accepted_at timestamptz(3) NOT NULL DEFAULT now(),
  -- Names of the steps that are done; each may be done again.
  steps_done  text[] NOT NULL DEFAULT '{}',
  finished_at timestamptz(3)
);

-- Whose answer is kept: it goes with the tenant. Null where it is nobody's.
ALTER TABLE idempotency_keys ADD COLUMN tenant_id text;
CREATE INDEX idempotency_keys_tenant ON idempotency_keys (tenant_id);
