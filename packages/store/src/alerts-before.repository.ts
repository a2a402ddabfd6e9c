import type { AlertEvidence, AlertRuleDraft } from '@vitrine/contracts';
import { and, eq, gte, inArray, ne, sql } from 'drizzle-orm';
import type { DeliveryRow } from './alert-delivery-rows.js';
import type { Database } from './database.js';
import { users } from './schema.js';
import { alertDeliveries, alertEndpoints, alertEvents, alertRecipients, alertRules, alerts } from './schema-alerts.js';
import type { Grant } from './users.repository.js';

/** A rule as it stands, also one that was turned off or deleted since it rang. */
export interface RoutedRuleRow {
  id: string;
  tenantId: string;
  rule: AlertRuleDraft;
  authorId: string | null;
  isOn: boolean;
}

/** A message to a person about an alert. */
export type EarlierMessage = Pick<DeliveryRow, 'id' | 'alertId' | 'channel' | 'state' | 'reason' | 'foldedInto'> & {
  userId: string;
};

/** A message about an alert that is open, with what it was about. */
export interface SaidOfSubject {
  deliveryId: string;
  alertId: string;
  ruleId: string;
  subjectKey: string;
  userId: string;
  channel: DeliveryRow['channel'];
  level: 'warning' | 'critical';
  evidence: AlertEvidence[];
  atMs: number;
}

export interface RuleChanged {
  ruleId: string;
  subjectKey: string;
  atMs: number;
}

/** An alert as its rule raised it. */
export interface AlertVerdict {
  /** What raised it, the first of its figures. */
  evidence: AlertEvidence;
  isUseless: boolean;
}

export interface RoutedPerson {
  id: string;
  role: string;
  deactivatedAt: Date | null;
  scopes: Grant[];
}

/** What routing looks at before it decides who is told, and how. Each question is of many at once. */
export class AlertsBeforeRepository {
  constructor(private readonly database: Database) {}

  async rules(ids: readonly string[]): Promise<Map<string, RoutedRuleRow>> {
    if (ids.length === 0) return new Map();
    const { id, tenantId, rule, authorId, state, deletedAt } = alertRules;
    const rows = await this.database.run((orm) =>
      orm
        .select({ id, tenantId, rule, authorId, state, deletedAt })
        .from(alertRules)
        .where(inArray(id, [...ids])),
    );
    return new Map(rows.map(({ state: at, deletedAt: gone, ...row }) => [row.id, { ...row, isOn: isOn(at, gone) }]));
  }

  /** Changes with every change of a person of the tenant: role, grants, access. */
  async peopleVersion(tenantId: string): Promise<string> {
    const { rows } = await this.database.run((orm) =>
      orm.execute<{ version: string | null }>(sql`
        SELECT md5(string_agg(concat_ws(' ', u.id, u.role, u.deactivated_at, (
          SELECT string_agg(concat(s.kind, ' ', s.value), ',' ORDER BY s.kind, s.value) FROM user_scopes s WHERE s.user_id = u.id
        )), ';' ORDER BY u.id)) AS version
        FROM users u WHERE u.tenant_id = ${tenantId}`),
    );
    return rows[0]?.version ?? '';
  }

  /** Everybody of a tenant, those without access too. */
  async people(tenantId: string): Promise<RoutedPerson[]> {
    const { id, role, deactivatedAt } = users;
    const scopes = sql<Grant[]>`coalesce((
      SELECT json_agg(json_build_object('kind', s.kind, 'value', s.value)) FROM user_scopes s WHERE s.user_id = ${users.id}
    ), '[]')`;
    return this.database.run((orm) =>
      orm.select({ id, role, deactivatedAt, scopes }).from(users).where(eq(users.tenantId, tenantId)),
    );
  }

  /** Who was told of each so far. */
  async told(alertIds: readonly string[]): Promise<Map<string, string[]>> {
    if (alertIds.length === 0) return new Map();
    const rows = await this.database.run((orm) =>
      orm
        .select({ alertId: alertRecipients.alertId, userId: alertRecipients.userId })
        .from(alertRecipients)
        .where(inArray(alertRecipients.alertId, [...alertIds])),
    );
    return grouped(
      rows,
      ({ alertId }) => alertId,
      ({ userId }) => userId,
    );
  }

  /** Of those that somebody opened again: when they did last, ms since 1970. */
  async reopened(alertIds: readonly string[]): Promise<Map<string, number>> {
    if (alertIds.length === 0) return new Map();
    const { alertId, at, kind } = alertEvents;
    const rows = await this.database.run((orm) =>
      orm
        .select({ alertId, at: sql<Date>`max(${at})`.mapWith(at) })
        .from(alertEvents)
        .where(and(inArray(alertId, [...alertIds]), eq(kind, 'reopened')))
        .groupBy(alertId),
    );
    return new Map(rows.map((row) => [row.alertId, row.at.getTime()]));
  }

  /** Messages to people about these alerts. */
  messages(alertIds: readonly string[]): Promise<EarlierMessage[]> {
    if (alertIds.length === 0) return Promise.resolve([]);
    const { id, alertId, channel, state, reason, foldedInto, userId } = alertDeliveries;
    return this.database.run(async (orm) => {
      const rows = await orm
        .select({ id, alertId, channel, state, reason, foldedInto, userId })
        .from(alertDeliveries)
        .where(inArray(alertId, [...alertIds]));
      return rows.flatMap((row) => (row.userId === null ? [] : [{ ...row, userId: row.userId }]));
    });
  }

  /** What was said of these subjects since then, in messages that are on their way, of alerts that have not ended. */
  async said(tenantId: string, subjectKeys: readonly string[], since: Date): Promise<SaidOfSubject[]> {
    if (subjectKeys.length === 0) return [];
    const rows = await this.database.run((orm) =>
      orm
        .select({ delivery: alertDeliveries, alert: alerts })
        .from(alertDeliveries)
        .innerJoin(alerts, eq(alerts.id, alertDeliveries.alertId))
        .where(
          and(
            eq(alerts.tenantId, tenantId),
            inArray(alerts.subjectKey, [...subjectKeys]),
            gte(alerts.changedAt, since),
            ne(alerts.phase, 'ended'),
            gte(alertDeliveries.createdAt, since),
            inArray(alertDeliveries.state, ['queued', 'held', 'sent', 'delivered']),
          ),
        ),
    );
    return rows.flatMap(({ delivery, alert }) => {
      const { ruleId, subjectKey, level, evidence } = alert;
      const { id: deliveryId, alertId, userId, channel, createdAt } = delivery;
      const said = { deliveryId, alertId, ruleId, subjectKey, channel, level, evidence, atMs: createdAt.getTime() };
      return userId === null ? [] : [{ ...said, userId }];
    });
  }

  /** How often rules changed for these subjects since then, in all their openings. */
  async changes(tenantId: string, subjectKeys: readonly string[], since: Date): Promise<RuleChanged[]> {
    if (subjectKeys.length === 0) return [];
    const rows = await this.database.run((orm) =>
      orm
        .select({ ruleId: alerts.ruleId, subjectKey: alerts.subjectKey, at: alertEvents.at })
        .from(alertEvents)
        .innerJoin(alerts, eq(alerts.id, alertEvents.alertId))
        .where(
          and(
            eq(alerts.tenantId, tenantId),
            inArray(alerts.subjectKey, [...subjectKeys]),
            gte(alerts.changedAt, since),
            gte(alertEvents.at, since),
            inArray(alertEvents.kind, ['raised', 'worsened', 'eased', 'recovered']),
          ),
        ),
    );
    return rows.map(({ at, ...rest }) => ({ ...rest, atMs: at.getTime() }));
  }

  /** Since then, when each event was counted towards whose budget; a message by two channels is one. */
  async counted(userIds: readonly string[], since: Date): Promise<Map<string, number[]>> {
    if (userIds.length === 0) return new Map();
    const { userId, alertId, eventId, kind, countedAt } = alertDeliveries;
    const rows = await this.database.run((orm) =>
      orm
        .select({ userId, at: sql<Date>`max(${countedAt})`.mapWith(countedAt) })
        .from(alertDeliveries)
        .where(and(inArray(userId, [...userIds]), gte(countedAt, since)))
        .groupBy(userId, alertId, eventId, kind),
    );
    return grouped(
      rows,
      ({ userId: id }) => id ?? '',
      ({ at }) => at.getTime(),
    );
  }

  /** The first figure of each alert that the rule raised since then, and whether somebody said that it was of no use. */
  async verdicts(tenantId: string, ruleId: string, since: Date): Promise<AlertVerdict[]> {
    const saidUseless = sql<boolean>`EXISTS (
      SELECT 1 FROM alert_events e WHERE e.alert_id = ${alerts.id} AND e.kind = 'notUseful'
    )`;
    const rows = await this.database.run((orm) =>
      orm
        .select({ evidence: alertEvents.evidence, isUseless: saidUseless })
        .from(alerts)
        .innerJoin(alertEvents, and(eq(alertEvents.alertId, alerts.id), eq(alertEvents.kind, 'raised')))
        .where(and(eq(alerts.tenantId, tenantId), eq(alerts.ruleId, ruleId), gte(alerts.raisedAt, since))),
    );
    return rows.flatMap(({ evidence, isUseless }) => {
      const [first] = evidence ?? [];
      return first === undefined ? [] : [{ evidence: first, isUseless }];
    });
  }

  /** Endpoints of a tenant that take messages. */
  async endpoints(tenantId: string): Promise<Map<string, 'webhook' | 'slack'>> {
    const rows = await this.database.run((orm) =>
      orm
        .select({ id: alertEndpoints.id, kind: alertEndpoints.kind })
        .from(alertEndpoints)
        .where(and(eq(alertEndpoints.tenantId, tenantId), ne(alertEndpoints.state, 'off'))),
    );
    return new Map(rows.map(({ id, kind }) => [id, kind]));
  }
}

const isOn = (state: string, deletedAt: Date | null): boolean => state === 'on' && deletedAt === null;

function grouped<Row, Value>(
  rows: readonly Row[],
  keyOf: (row: Row) => string,
  value: (row: Row) => Value,
): Map<string, Value[]> {
  const all = new Map<string, Value[]>();
  for (const row of rows) {
    const values = all.get(keyOf(row));
    if (values === undefined) all.set(keyOf(row), [value(row)]);
    else values.push(value(row));
  }
  return all;
}
