-- What managers decided of two products that are offered together: pinned, blocked, or neither again. A row stays with its version, so that
-- who read it before another change is refused.
CREATE TABLE recommendation_pairs (
  tenant_id  text NOT NULL REFERENCES tenants (id) ON DELETE CASCADE,
  -- In the order of their bytes: a pair has no direction.
  product_a  text NOT NULL,
  product_b  text NOT NULL,
  -- Empty: in every store of the tenant.
  store_id   text NOT NULL DEFAULT '',
  decision   text NOT NULL CHECK (decision IN ('pin', 'block', 'none')),
  -- Business dates, both included; null is open on that side.
  first_day  date,
  last_day   date,
  version    integer NOT NULL,
  -- The person or the key.
  decided_by text NOT NULL,
  decided_at timestamptz(3) NOT NULL,
  PRIMARY KEY (tenant_id, product_a, product_b, store_id),
  CHECK (product_a COLLATE "C" < product_b COLLATE "C"),
  CHECK (first_day <= last_day)
);
CREATE INDEX recommendation_pairs_b ON recommendation_pairs (tenant_id, product_b);
