-- A rule of alerts as it stands. `version` counts every change; what it said before is in alert_rule_versions.
CREATE TABLE alert_rules (
  id           uuid PRIMARY KEY,
  tenant_id    text NOT NULL REFERENCES tenants (id) ON DELETE CASCADE,
  version      integer NOT NULL DEFAULT 1,
  -- draft (never turned on), on, off. A rule that is on rings again at paused_until.
  state        text NOT NULL CHECK (state IN ('draft', 'on', 'off')),
  paused_until timestamptz(3),
  -- As the contract has it (AlertRuleDraft).
  rule         jsonb NOT NULL,
  -- Whose scope it is judged by. Null: made with the tenant, for all of its stores. No reference: a rule must not widen to all stores
  -- when its author is deleted; it sees nothing then.
  author_id    uuid,
  created_at   timestamptz(3) NOT NULL DEFAULT now(),
  updated_at   timestamptz(3) NOT NULL DEFAULT now(),
  -- Kept for the alerts that it raised.
  deleted_at   timestamptz(3)
);
CREATE INDEX alert_rules_tenant ON alert_rules (tenant_id, updated_at);

-- Every version, the one that stands too, and who made it.
CREATE TABLE alert_rule_versions (
  rule_id      uuid NOT NULL REFERENCES alert_rules (id) ON DELETE CASCADE,
  version      integer NOT NULL,
  state        text NOT NULL,
  paused_until timestamptz(3),
  rule         jsonb NOT NULL,
  author_id    uuid,
  at           timestamptz(3) NOT NULL DEFAULT now(),
  PRIMARY KEY (rule_id, version)
);

-- What is to be published: written in the transaction of the change itself, sent after it, in order.
CREATE TABLE outbox (
  id           bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  tenant_id    text,
  topic        text NOT NULL,
  key          text NOT NULL,
  value        jsonb NOT NULL,
  created_at   timestamptz(3) NOT NULL DEFAULT now(),
  published_at timestamptz(3)
);
CREATE INDEX outbox_waiting ON outbox (id) WHERE published_at IS NULL;
CREATE INDEX outbox_age ON outbox (published_at);

-- The inbox: one row for each opening of a rule for one subject.
CREATE TABLE alerts (
  id              uuid PRIMARY KEY,
  tenant_id       text NOT NULL REFERENCES tenants (id) ON DELETE CASCADE,
  rule_id         uuid NOT NULL,
  rule_version    integer NOT NULL,
  rule_name       text NOT NULL,
  template        text,
  grain           text NOT NULL,
  -- As the contract has it (AlertSubject), and its parts to ask by; the key is one text for equal subjects.
  subject         jsonb NOT NULL,
  subject_key     text NOT NULL,
  region_id       text,
  store_id        text,
  seller_id       text,
  level           text NOT NULL CHECK (level IN ('warning', 'critical')),
  phase           text NOT NULL CHECK (phase IN ('firing', 'recovering', 'ended')),
  evidence        jsonb NOT NULL,
  is_late         boolean NOT NULL DEFAULT false,
  is_flapping     boolean NOT NULL DEFAULT false,
  since_at        timestamptz(3) NOT NULL,
  raised_at       timestamptz(3) NOT NULL,
  changed_at      timestamptz(3) NOT NULL,
  ended_at        timestamptz(3),
  -- What people did with it.
  status          text NOT NULL DEFAULT 'open' CHECK (status IN ('open', 'snoozed', 'resolved')),
  assignee_id     uuid,
  acknowledged_at timestamptz(3),
  snoozed_until   timestamptz(3),
  resolved_at     timestamptz(3),
  cause           text,
  reminded_at     timestamptz(3),
  escalated_to    text,
  -- When the scheduler must look whether to remind, escalate or wake. Null: never.
  next_look_at    timestamptz(3),
  version         integer NOT NULL DEFAULT 1
);
CREATE INDEX alerts_look ON alerts (next_look_at) WHERE next_look_at IS NOT NULL;
CREATE INDEX alerts_subject ON alerts (tenant_id, subject_key, changed_at DESC);
CREATE INDEX alerts_tenant_changed ON alerts (tenant_id, status, changed_at DESC, id);
CREATE INDEX alerts_store ON alerts (tenant_id, store_id, changed_at DESC);
CREATE INDEX alerts_rule ON alerts (rule_id, raised_at DESC);

-- What happened to an alert. `id` of what the stream said is the event's own, so that the same event is one row.
CREATE TABLE alert_events (
  id        text NOT NULL,
  alert_id  uuid NOT NULL REFERENCES alerts (id) ON DELETE CASCADE,
  tenant_id text NOT NULL,
  kind      text NOT NULL,
  at        timestamptz(3) NOT NULL,
  actor_id  uuid,
  level     text,
  evidence  jsonb,
  comment   text,
  -- What an action said beside: {"assigneeId", "until", "cause"}, each where it has one.
  detail    jsonb,
  -- When it was written here, by this database's clock: `at` may be that of a stream.
  recorded_at timestamptz(3) NOT NULL DEFAULT clock_timestamp(),
  PRIMARY KEY (alert_id, id)
);
CREATE INDEX alert_events_tenant ON alert_events (tenant_id, at);
CREATE INDEX alert_events_recorded ON alert_events (recorded_at);

-- Whoever shows alerts hears of each event when its transaction ends, and of none that was rolled back. Ids only: who listens reads the rest.
CREATE FUNCTION tell_alert_event() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_notify('alert_events', json_build_object('tenantId', NEW.tenant_id, 'alertId', NEW.alert_id, 'eventId', NEW.id)::text);
  RETURN NULL;
END $$;
CREATE TRIGGER alert_events_told AFTER INSERT ON alert_events FOR EACH ROW EXECUTE FUNCTION tell_alert_event();

-- Who was told of it, which is also who may be told that it changed. Read: the person has opened it since.
CREATE TABLE alert_recipients (
  alert_id  uuid NOT NULL REFERENCES alerts (id) ON DELETE CASCADE,
  user_id   uuid NOT NULL REFERENCES users (id) ON DELETE CASCADE,
  tenant_id text NOT NULL,
  told_at   timestamptz(3) NOT NULL,
  read_at   timestamptz(3),
  PRIMARY KEY (alert_id, user_id)
);
CREATE INDEX alert_recipients_user ON alert_recipients (user_id, read_at);

-- One message to one person or webhook by one channel. The id is made of event, recipient and channel: it is the message's own
-- outside (Message-ID, webhook id, push tag), so that a receiver can fold a repeat.
CREATE TABLE alert_deliveries (
  id           uuid PRIMARY KEY,
  tenant_id    text NOT NULL REFERENCES tenants (id) ON DELETE CASCADE,
  alert_id     uuid NOT NULL REFERENCES alerts (id) ON DELETE CASCADE,
  event_id     text NOT NULL,
  -- A digest stands for several events: those of the deliveries that were folded into it.
  kind         text NOT NULL CHECK (kind IN ('change', 'reminder', 'escalation', 'digest')),
  channel      text NOT NULL,
  user_id      uuid REFERENCES users (id) ON DELETE CASCADE,
  endpoint_id  uuid,
  state        text NOT NULL CHECK (state IN ('queued', 'held', 'sent', 'delivered', 'failed', 'folded')),
  reason       text,
  -- The message that says this one too.
  folded_into  uuid,
  attempts     integer NOT NULL DEFAULT 0,
  next_try_at  timestamptz(3) NOT NULL,
  leased_until timestamptz(3),
  created_at   timestamptz(3) NOT NULL DEFAULT now(),
  sent_at      timestamptz(3),
  -- When it was counted towards the day's budget of its person; null: it does not count.
  counted_at   timestamptz(3)
);
CREATE INDEX alert_deliveries_counted ON alert_deliveries (user_id, counted_at) WHERE counted_at IS NOT NULL;
CREATE INDEX alert_deliveries_due ON alert_deliveries (next_try_at) WHERE state IN ('queued', 'held');
CREATE INDEX alert_deliveries_tenant ON alert_deliveries (tenant_id, created_at DESC, id);
CREATE INDEX alert_deliveries_folded ON alert_deliveries (folded_into) WHERE folded_into IS NOT NULL;
CREATE INDEX alert_deliveries_alert ON alert_deliveries (alert_id);
CREATE INDEX alert_deliveries_user ON alert_deliveries (user_id, created_at);

-- How a person wants to be told; who has no row, by the defaults.
CREATE TABLE notification_settings (
  user_id    uuid PRIMARY KEY REFERENCES users (id) ON DELETE CASCADE,
  tenant_id  text NOT NULL,
  settings   jsonb NOT NULL,
  updated_at timestamptz(3) NOT NULL DEFAULT now()
);

-- Browsers that take a push. Address and keys are sealed with the tenant's key; the hash finds one again.
CREATE TABLE push_subscriptions (
  id            uuid PRIMARY KEY,
  tenant_id     text NOT NULL REFERENCES tenants (id) ON DELETE CASCADE,
  user_id       uuid NOT NULL REFERENCES users (id) ON DELETE CASCADE,
  -- The session that made it: it ends with it.
  session_id    text,
  endpoint_hash text NOT NULL,
  sealed        text NOT NULL,
  device        text,
  created_at    timestamptz(3) NOT NULL DEFAULT now(),
  last_sent_at  timestamptz(3),
  UNIQUE (user_id, endpoint_hash)
);
CREATE INDEX push_subscriptions_session ON push_subscriptions (session_id);
CREATE INDEX push_subscriptions_hash ON push_subscriptions (endpoint_hash);

-- Webhooks of a tenant. Address and secrets are sealed with the tenant's key.
CREATE TABLE alert_endpoints (
  id                    uuid PRIMARY KEY,
  tenant_id             text NOT NULL REFERENCES tenants (id) ON DELETE CASCADE,
  name                  text NOT NULL,
  kind                  text NOT NULL CHECK (kind IN ('webhook', 'slack')),
  host                  text NOT NULL,
  sealed_url            text NOT NULL,
  sealed_secret         text,
  -- Good beside the new one until then.
  sealed_secret_before  text,
  secret_before_until   timestamptz(3),
  state                 text NOT NULL DEFAULT 'on' CHECK (state IN ('on', 'off', 'failing')),
  created_by            uuid,
  created_at            timestamptz(3) NOT NULL DEFAULT now(),
  last_delivery_at      timestamptz(3),
  -- The test message that was asked for last, and what became of it.
  test_asked_at         timestamptz(3),
  test_state            text CHECK (test_state IN ('queued', 'sent', 'failed')),
  test_reason           text,
  test_leased_until     timestamptz(3)
);
CREATE INDEX alert_endpoints_test ON alert_endpoints (test_asked_at) WHERE test_state = 'queued';
CREATE INDEX alert_endpoints_tenant ON alert_endpoints (tenant_id);
