-- What was told of each store to those who see it as totals only: the next answer tells at least a floor of tickets more.
-- How often the cells of a tenant were written, so that two pods never tell different things.
CREATE TABLE network_ledgers (
  tenant_id text PRIMARY KEY REFERENCES tenants (id) ON DELETE CASCADE,
  version bigint NOT NULL,
  through date NOT NULL
);
-- Sums are integers of the measure's own places, as text: {"netSales": "1234500", "tickets": "7"}.
CREATE TABLE network_cells (
  tenant_id text NOT NULL REFERENCES tenants (id) ON DELETE CASCADE,
  store_id text NOT NULL,
  first_day date NOT NULL,
  last_day date NOT NULL CHECK (last_day >= first_day),
  shown jsonb,
  waiting jsonb,
  is_over boolean NOT NULL,
  is_restated boolean NOT NULL,
  PRIMARY KEY (tenant_id, last_day, store_id)
);
