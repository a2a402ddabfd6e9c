import { sql } from 'drizzle-orm';
import {
  bigint,
  boolean,
  date,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  timestamp,
  unique,
  uuid,
} from 'drizzle-orm/pg-core';

/** The tables as queries see them. migrations/*.sql defines the constraints; int tests compare the two. */
const instant = (name: string) => timestamp(name, { withTimezone: true, mode: 'date' });

export const tenants = pgTable('tenants', {
  id: text('id').primaryKey(),
  name: text('name').notNull(),
  currency: text('currency').notNull(),
  timeZone: text('time_zone').notNull(),
  locale: text('locale').notNull(),
  storeNames: text('store_names', { enum: ['named', 'anonymous'] })
    .notNull()
    .default('named'),
  /** Days of history to keep; null = for ever. */
  keepDays: integer('keep_days'),
  /** Settings beside those with a column of their own, by name. */
  settings: jsonb('settings').$type<Record<string, unknown>>().notNull().default({}),
  settingsVersion: integer('settings_version').notNull().default(1),
  aliasSalt: text('alias_salt').notNull().default(sql`gen_random_uuid()::text`),
  createdAt: instant('created_at').notNull().defaultNow(),
});

export const users = pgTable(
  'users',
  {
    id: uuid('id').primaryKey(),
    tenantId: text('tenant_id').notNull(),
    email: text('email').notNull(),
    name: text('name').notNull(),
    role: text('role').notNull(),
    passwordHash: text('password_hash').notNull(),
    locale: text('locale').notNull(),
    /** Null: invited, no password chosen yet. */
    passwordSetAt: instant('password_set_at').defaultNow(),
    deactivatedAt: instant('deactivated_at'),
    version: integer('version').notNull().default(1),
    createdAt: instant('created_at').notNull().defaultNow(),
  },
  (table) => [unique().on(table.tenantId, table.email), index('users_email').on(table.email)],
);

export const userScopes = pgTable(
  'user_scopes',
  {
    userId: uuid('user_id').notNull(),
    kind: text('kind', { enum: ['tenant', 'region', 'store', 'self'] }).notNull(),
    value: text('value').notNull().default(''),
  },
  (table) => [primaryKey({ columns: [table.userId, table.kind, table.value] })],
);

export const sessions = pgTable('sessions', {
  id: text('id').primaryKey(),
  userId: uuid('user_id').notNull(),
  createdAt: instant('created_at').notNull().defaultNow(),
  expiresAt: instant('expires_at').notNull(),
});

export const loginAttempts = pgTable('login_attempts', {
  subject: text('subject').primaryKey(),
  tries: integer('tries').notNull(),
  lastTryAt: instant('last_try_at').notNull(),
});

export const apiKeys = pgTable('api_keys', {
  id: uuid('id').primaryKey(),
  tenantId: text('tenant_id').notNull(),
  name: text('name').notNull(),
  role: text('role').notNull(),
  storeIds: text('store_ids').array(),
  prefix: text('prefix').notNull(),
  hash: text('hash').notNull(),
  createdAt: instant('created_at').notNull().defaultNow(),
  lastUsedAt: instant('last_used_at'),
  revokedAt: instant('revoked_at'),
  /** The person who made it; null where a program or the instance did. */
  createdBy: uuid('created_by'),
});

export const passwordLinks = pgTable('password_links', {
  hash: text('hash').primaryKey(),
  userId: uuid('user_id').notNull(),
  createdAt: instant('created_at').notNull().defaultNow(),
  expiresAt: instant('expires_at').notNull(),
  usedAt: instant('used_at'),
  revokedAt: instant('revoked_at'),
});

export const people = pgTable(
  'people',
  {
    tenantId: text('tenant_id').notNull(),
    sellerId: text('seller_id').notNull(),
    name: text('name').notNull(),
    email: text('email'),
    updatedAt: instant('updated_at').notNull().defaultNow(),
  },
  (table) => [primaryKey({ columns: [table.tenantId, table.sellerId] })],
);

export const tenantKeys = pgTable('tenant_keys', {
  tenantId: text('tenant_id').primaryKey(),
  wrappedKey: text('wrapped_key').notNull(),
  createdAt: instant('created_at').notNull().defaultNow(),
});

export const tenantDeletions = pgTable('tenant_deletions', {
  tenantId: text('tenant_id').primaryKey(),
  acceptedAt: instant('accepted_at').notNull().defaultNow(),
  stepsDone: text('steps_done').array().notNull().default([]),
  /** Null: under way. */
  finishedAt: instant('finished_at'),
});

export const idempotencyKeys = pgTable(
  'idempotency_keys',
  {
    owner: text('owner').notNull(),
    key: text('key').notNull(),
    requestHash: text('request_hash').notNull(),
    status: integer('status').notNull().default(0),
    response: text('response'),
    /** The tenant whose answer it is; null where it has none. */
    tenantId: text('tenant_id'),
    createdAt: instant('created_at').notNull().defaultNow(),
  },
  (table) => [primaryKey({ columns: [table.owner, table.key] })],
);

/** Rollups of the warehouse that are filled while tickets come in. */
export const jobRuns = pgTable('job_runs', {
  name: text('name').primaryKey(),
  startedAt: instant('started_at').notNull(),
  endedAt: instant('ended_at'),
  outcome: text('outcome').$type<'done' | 'failed'>(),
  runId: uuid('run_id').notNull(),
  leasedUntil: instant('leased_until').notNull(),
});

export const rollups = pgTable('rollups', {
  name: text('name').primaryKey(),
  cutAt: instant('cut_at').notNull(),
  /** Business date, YYYY-MM-DD; null before the first. */
  filledThrough: date('filled_through', { mode: 'string' }),
  daysFilled: integer('days_filled').notNull().default(0),
  daysInAll: integer('days_in_all').notNull().default(0),
  rowsFilled: bigint('rows_filled', { mode: 'number' }).notNull().default(0),
  passes: integer('passes').notNull().default(0),
  /** Pairs of store and day; null: never compared. */
  differing: integer('differing'),
  comparedAt: instant('compared_at'),
  isRead: boolean('is_read').notNull().default(false),
});

/** What managers decided of two products that are offered together. */
export const recommendationPairs = pgTable(
  'recommendation_pairs',
  {
    tenantId: text('tenant_id').notNull(),
    productA: text('product_a').notNull(),
    productB: text('product_b').notNull(),
    /** Empty: in every store. */
    storeId: text('store_id').notNull().default(''),
    decision: text('decision', { enum: ['pin', 'block', 'approve', 'none'] }).notNull(),
    /** Business dates, YYYY-MM-DD. */
    firstDay: date('first_day', { mode: 'string' }),
    lastDay: date('last_day', { mode: 'string' }),
    version: integer('version').notNull(),
    decidedBy: text('decided_by').notNull(),
    decidedAt: instant('decided_at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.tenantId, table.productA, table.productB, table.storeId] })],
);

export const auditLog = pgTable('audit_log', {
  id: uuid('id').primaryKey(),
  tenantId: text('tenant_id'),
  actor: text('actor').notNull(),
  action: text('action').notNull(),
  subject: text('subject').notNull(),
  at: instant('at').notNull().defaultNow(),
});
