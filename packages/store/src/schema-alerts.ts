import {
  type AlertEvidence,
  type AlertRuleDraft,
  type AlertSubject,
  alertCauses,
  alertChannels,
  alertEventKinds,
  alertGrains,
  alertStatuses,
  deliveryStates,
  type NotificationSettings,
  ruleHealthStates,
} from '@vitrine/contracts';
import { sql } from 'drizzle-orm';
import {
  bigint,
  boolean,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  timestamp,
  unique,
  uuid,
} from 'drizzle-orm/pg-core';

/** What an action said beside its kind: who has it now, until when it sleeps (RFC 3339), what was found. */
export interface AlertEventDetail {
  readonly assigneeId?: string;
  readonly until?: string;
  readonly cause?: (typeof alertCauses)[number];
}

/** The tables of alerts as queries see them; migrations/0013_alerts.sql and those after it say what each column means. */
const instant = (name: string) => timestamp(name, { withTimezone: true, mode: 'date' });

export const alertRules = pgTable('alert_rules', {
  id: uuid('id').primaryKey(),
  tenantId: text('tenant_id').notNull(),
  version: integer('version').notNull().default(1),
  state: text('state', { enum: ['draft', 'on', 'off'] }).notNull(),
  pausedUntil: instant('paused_until'),
  rule: jsonb('rule').$type<AlertRuleDraft>().notNull(),
  authorId: uuid('author_id'),
  createdAt: instant('created_at').notNull().defaultNow(),
  updatedAt: instant('updated_at').notNull().defaultNow(),
  deletedAt: instant('deleted_at'),
});

/** What its author says to do; null where they say nothing. */
export const actionOfRule = sql<string | null>`${alertRules.rule} ->> 'action'`;

export const alertRuleVersions = pgTable(
  'alert_rule_versions',
  {
    ruleId: uuid('rule_id').notNull(),
    version: integer('version').notNull(),
    state: text('state', { enum: ['draft', 'on', 'off'] }).notNull(),
    pausedUntil: instant('paused_until'),
    rule: jsonb('rule').$type<AlertRuleDraft>().notNull(),
    authorId: uuid('author_id'),
    at: instant('at').notNull().defaultNow(),
  },
  (table) => [primaryKey({ columns: [table.ruleId, table.version] })],
);

export const alertingPulse = pgTable('alerting_pulse', {
  isOne: boolean('is_one').primaryKey().default(true),
  completeUntil: instant('complete_until'),
  reportedAt: instant('reported_at').notNull(),
});

export const alertRuleHealth = pgTable('alert_rule_health', {
  ruleId: uuid('rule_id').primaryKey(),
  tenantId: text('tenant_id').notNull(),
  version: integer('version').notNull(),
  state: text('state', { enum: ruleHealthStates }).notNull(),
  code: text('code'),
  pointer: text('pointer'),
  subjects: integer('subjects').notNull().default(0),
  learning: integer('learning').notNull().default(0),
  blindUntil: instant('blind_until'),
  since: instant('since').notNull(),
  factsAt: instant('facts_at').notNull(),
  updatedAt: instant('updated_at').notNull(),
});

/** The rule that an alert, or the test of one, is of: as it was then. */
const ruleAsItWas = () => ({
  ruleId: uuid('rule_id').notNull(),
  ruleVersion: integer('rule_version').notNull(),
  ruleName: text('rule_name').notNull(),
  template: text('template'),
});

export const alertRuleTests = pgTable('alert_rule_tests', {
  id: uuid('id').primaryKey(),
  tenantId: text('tenant_id').notNull(),
  ...ruleAsItWas(),
  askedBy: text('asked_by').notNull(),
  subject: jsonb('subject').$type<AlertSubject>().notNull(),
  level: text('level', { enum: ['warning', 'critical'] }).notNull(),
  evidence: jsonb('evidence').$type<AlertEvidence[]>().notNull(),
  askedAt: instant('asked_at').notNull(),
});

export const outbox = pgTable('outbox', {
  id: bigint('id', { mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
  tenantId: text('tenant_id'),
  topic: text('topic').notNull(),
  key: text('key').notNull(),
  value: jsonb('value').$type<unknown>().notNull(),
  createdAt: instant('created_at').notNull().defaultNow(),
  publishedAt: instant('published_at'),
});

export const alerts = pgTable('alerts', {
  id: uuid('id').primaryKey(),
  tenantId: text('tenant_id').notNull(),
  ...ruleAsItWas(),
  grain: text('grain', { enum: alertGrains }).notNull(),
  subject: jsonb('subject').$type<AlertSubject>().notNull(),
  subjectKey: text('subject_key').notNull(),
  regionId: text('region_id'),
  storeId: text('store_id'),
  sellerId: text('seller_id'),
  level: text('level', { enum: ['warning', 'critical'] }).notNull(),
  phase: text('phase', { enum: ['firing', 'recovering', 'ended'] }).notNull(),
  evidence: jsonb('evidence').$type<AlertEvidence[]>().notNull(),
  isLate: boolean('is_late').notNull().default(false),
  isFlapping: boolean('is_flapping').notNull().default(false),
  sinceAt: instant('since_at').notNull(),
  raisedAt: instant('raised_at').notNull(),
  changedAt: instant('changed_at').notNull(),
  endedAt: instant('ended_at'),
  endedBy: text('ended_by', { enum: ['recovered', 'ruleChanged'] }),
  status: text('status', { enum: alertStatuses }).notNull().default('open'),
  assigneeId: uuid('assignee_id'),
  acknowledgedAt: instant('acknowledged_at'),
  snoozedUntil: instant('snoozed_until'),
  resolvedAt: instant('resolved_at'),
  cause: text('cause', { enum: alertCauses }),
  remindedAt: instant('reminded_at'),
  escalatedTo: text('escalated_to'),
  nextLookAt: instant('next_look_at'),
  version: integer('version').notNull().default(1),
});

export const alertEvents = pgTable(
  'alert_events',
  {
    id: text('id').notNull(),
    alertId: uuid('alert_id').notNull(),
    tenantId: text('tenant_id').notNull(),
    kind: text('kind', { enum: alertEventKinds }).notNull(),
    at: instant('at').notNull(),
    actorId: uuid('actor_id'),
    level: text('level'),
    evidence: jsonb('evidence').$type<AlertEvidence[]>(),
    comment: text('comment'),
    detail: jsonb('detail').$type<AlertEventDetail>(),
    recordedAt: instant('recorded_at').notNull().default(sql`clock_timestamp()`),
  },
  (table) => [primaryKey({ columns: [table.alertId, table.id] })],
);

export const alertRecipients = pgTable(
  'alert_recipients',
  {
    alertId: uuid('alert_id').notNull(),
    userId: uuid('user_id').notNull(),
    tenantId: text('tenant_id').notNull(),
    toldAt: instant('told_at').notNull(),
    readAt: instant('read_at'),
  },
  (table) => [primaryKey({ columns: [table.alertId, table.userId] })],
);

export const alertDeliveries = pgTable('alert_deliveries', {
  id: uuid('id').primaryKey(),
  tenantId: text('tenant_id').notNull(),
  alertId: uuid('alert_id').notNull(),
  eventId: text('event_id').notNull(),
  kind: text('kind', { enum: ['change', 'reminder', 'escalation', 'digest', 'test'] }).notNull(),
  channel: text('channel', { enum: alertChannels }).notNull(),
  userId: uuid('user_id'),
  endpointId: uuid('endpoint_id'),
  state: text('state', { enum: deliveryStates }).notNull(),
  reason: text('reason'),
  foldedInto: uuid('folded_into'),
  attempts: integer('attempts').notNull().default(0),
  nextTryAt: instant('next_try_at').notNull(),
  leasedUntil: instant('leased_until'),
  createdAt: instant('created_at').notNull().defaultNow(),
  sentAt: instant('sent_at'),
  countedAt: instant('counted_at'),
});

export const notificationSettings = pgTable('notification_settings', {
  userId: uuid('user_id').primaryKey(),
  tenantId: text('tenant_id').notNull(),
  settings: jsonb('settings').$type<Partial<NotificationSettings>>().notNull(),
  updatedAt: instant('updated_at').notNull().defaultNow(),
});

export const pushSubscriptions = pgTable(
  'push_subscriptions',
  {
    id: uuid('id').primaryKey(),
    tenantId: text('tenant_id').notNull(),
    userId: uuid('user_id').notNull(),
    sessionId: text('session_id'),
    endpointHash: text('endpoint_hash').notNull(),
    sealed: text('sealed').notNull(),
    device: text('device'),
    createdAt: instant('created_at').notNull().defaultNow(),
    lastSentAt: instant('last_sent_at'),
  },
  (table) => [unique().on(table.userId, table.endpointHash)],
);

export const alertEndpoints = pgTable('alert_endpoints', {
  id: uuid('id').primaryKey(),
  tenantId: text('tenant_id').notNull(),
  name: text('name').notNull(),
  kind: text('kind', { enum: ['webhook', 'slack'] }).notNull(),
  host: text('host').notNull(),
  sealedUrl: text('sealed_url').notNull(),
  sealedSecret: text('sealed_secret'),
  sealedSecretBefore: text('sealed_secret_before'),
  secretBeforeUntil: instant('secret_before_until'),
  state: text('state', { enum: ['on', 'off', 'failing'] })
    .notNull()
    .default('on'),
  createdBy: uuid('created_by'),
  createdAt: instant('created_at').notNull().defaultNow(),
  lastDeliveryAt: instant('last_delivery_at'),
  testAskedAt: instant('test_asked_at'),
  testState: text('test_state', { enum: ['queued', 'sent', 'failed'] }),
  testReason: text('test_reason'),
  testLeasedUntil: instant('test_leased_until'),
});
