-- A message that somebody asked for to see how a rule reaches people. It is no alert: no inbox, count, history or budget knows it.
CREATE TABLE alert_rule_tests (
  id           uuid PRIMARY KEY,
  tenant_id    text NOT NULL REFERENCES tenants (id) ON DELETE CASCADE,
  rule_id      uuid NOT NULL REFERENCES alert_rules (id) ON DELETE CASCADE,
  rule_version integer NOT NULL,
  rule_name    text NOT NULL,
  template     text,
  -- The person or the key. Nobody else is told, beside the rule's webhooks.
  asked_by     text NOT NULL,
  -- Made up, in the form of a real one.
  subject      jsonb NOT NULL,
  level        text NOT NULL CHECK (level IN ('warning', 'critical')),
  evidence     jsonb NOT NULL,
  asked_at     timestamptz(3) NOT NULL
);
CREATE INDEX alert_rule_tests_asked ON alert_rule_tests (tenant_id, asked_by, asked_at);

-- Messages of tests go through the same queue. `alert_id` names the alert, or of kind `test` the test; each reference holds for its own.
ALTER TABLE alert_deliveries DROP CONSTRAINT alert_deliveries_alert_id_fkey;
ALTER TABLE alert_deliveries DROP CONSTRAINT alert_deliveries_kind_check;
ALTER TABLE alert_deliveries ADD CONSTRAINT alert_deliveries_kind_check
  CHECK (kind IN ('change', 'reminder', 'escalation', 'digest', 'test'));
ALTER TABLE alert_deliveries
  ADD COLUMN of_alert uuid GENERATED ALWAYS AS (CASE WHEN kind <> 'test' THEN alert_id END) STORED
    REFERENCES alerts (id) ON DELETE CASCADE,
  ADD COLUMN of_test uuid GENERATED ALWAYS AS (CASE WHEN kind = 'test' THEN alert_id END) STORED
    REFERENCES alert_rule_tests (id) ON DELETE CASCADE;
CREATE INDEX alert_deliveries_test ON alert_deliveries (of_test) WHERE of_test IS NOT NULL;
