-- Alerting as a whole: one row, written by each of its pods every few seconds. Both instants only grow, so that a pod which knows less
-- than another, or is cut off from Kafka, takes nothing back.
CREATE TABLE alerting_pulse (
  is_one         boolean PRIMARY KEY DEFAULT true CHECK (is_one),
  -- Up to when every sale is known to have come through all of alerting. Null: nothing is known yet.
  complete_until timestamptz(3),
  reported_at    timestamptz(3) NOT NULL
);

-- How alerting stands to a rule that is on, by the rule as it says now: a change of the rule takes the row away, and it comes back
-- with the new version. All pods judge a rule by all facts of its tenant; what was judged by newer facts stays.
CREATE TABLE alert_rule_health (
  rule_id    uuid PRIMARY KEY REFERENCES alert_rules (id) ON DELETE CASCADE,
  tenant_id  text NOT NULL REFERENCES tenants (id) ON DELETE CASCADE,
  version    integer NOT NULL,
  state      text NOT NULL CHECK (state IN ('ok', 'learning', 'noData', 'error')),
  -- Why it cannot be evaluated, or has nothing to evaluate, and where in the rule.
  code       text,
  pointer    text,
  -- Stores, regions or the network that it looks at, and those of them with too little history.
  subjects   integer NOT NULL DEFAULT 0,
  learning   integer NOT NULL DEFAULT 0,
  since      timestamptz(3) NOT NULL,
  facts_at   timestamptz(3) NOT NULL,
  updated_at timestamptz(3) NOT NULL
);
CREATE INDEX alert_rule_health_tenant ON alert_rule_health (tenant_id);
