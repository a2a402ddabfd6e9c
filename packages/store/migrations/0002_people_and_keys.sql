-- The only place that knows a seller's name: the warehouse holds ids alone.
CREATE TABLE people (
  tenant_id  text NOT NULL REFERENCES tenants (id) ON DELETE CASCADE,
  seller_id  text NOT NULL,
  name       text NOT NULL,
  email      text,
  updated_at timestamptz(3) NOT NULL DEFAULT now(),
  PRIMARY KEY (tenant_id, seller_id)
);

-- One data key per tenant, wrapped by the instance's master key. Deleting the row makes its tokens meaningless.
CREATE TABLE tenant_keys (
  tenant_id   text PRIMARY KEY REFERENCES tenants (id) ON DELETE CASCADE,
  wrapped_key text NOT NULL,
  created_at  timestamptz(3) NOT NULL DEFAULT now()
);

-- status 0 means the first request with this key is still running.
CREATE TABLE idempotency_keys (
  owner        text NOT NULL,
  key          text NOT NULL,
  request_hash text NOT NULL,
  status       integer NOT NULL DEFAULT 0,
  response     text,
  created_at   timestamptz(3) NOT NULL DEFAULT now(),
  PRIMARY KEY (owner, key)
);
CREATE INDEX idempotency_keys_age ON idempotency_keys (created_at);

CREATE TABLE audit_log (
  id        uuid PRIMARY KEY,
  tenant_id text,
  actor     text NOT NULL,
  action    text NOT NULL,
  subject   text NOT NULL,
  at        timestamptz(3) NOT NULL DEFAULT now()
);
CREATE INDEX audit_log_tenant ON audit_log (tenant_id, at);
