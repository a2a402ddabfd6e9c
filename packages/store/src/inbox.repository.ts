import { and, asc, desc, eq, getTableColumns, gte, inArray, lt, ne, or, type SQL, sql } from 'drizzle-orm';
import type { Database } from './database.js';
import { type InboxReader, isUnreadBy, isWithin, statusAt } from './inbox-reach.js';
import { users } from './schema.js';
import { alertDeliveries, alertEndpoints, alertEvents, alertRuleTests, alerts } from './schema-alerts.js';

export type AlertRow = typeof alerts.$inferSelect;
/** An alert as one reader has it at a moment. */
/** Its condition is over. One that its rule ended says what it said last: nothing was found good. */
export const hasRecovered = ({ phase, endedBy }: Pick<AlertRow, 'phase' | 'endedBy'>): boolean =>
  phase === 'ended' && endedBy !== 'ruleChanged';
export type InboxAlert = AlertRow & { readonly isUnread: boolean; readonly assigneeName: string | null };
export type AlertEventRow = Omit<typeof alertEvents.$inferSelect, 'recordedAt'> & {
  readonly actorName: string | null;
  readonly assigneeName: string | null;
};
export type DeliveryRow = typeof alertDeliveries.$inferSelect & {
  readonly recipientName: string | null;
  /** Of the alert, or of the test. */
  readonly ruleName: string | null;
  /** Of a test only. */
  readonly testedRuleId: string | null;
};

export interface InboxFilter {
  readonly status?: AlertRow['status'];
  readonly level?: AlertRow['level'];
  readonly storeIds?: readonly string[];
  readonly ruleId?: string;
  readonly grain?: AlertRow['grain'];
}
export interface InboxPlace {
  readonly changedAt: Date;
  readonly id: string;
}
export interface InboxCounts {
  readonly open: number;
  readonly critical: number;
  readonly unread: number;
  readonly snoozed: number;
}
export interface DeliveryFilter {
  readonly state?: DeliveryRow['state'];
  readonly channel?: DeliveryRow['channel'];
}

export interface EventKey {
  readonly alertId: string;
  readonly eventId: string;
}
export type PushedEvent = EventKey & Pick<AlertEventRow, 'tenantId' | 'kind' | 'level' | 'at'>;

const MOST_CAUGHT_UP = 2_000;
/** Of one alert; the log of all has pages. */
const MOST_EVENTS = 500;
const MOST_DELIVERIES = 200;
const MOST_EARLIER = 20;

/** The inbox of whoever asks: each reading takes the reader, and is cut to their scope in the query itself. */
export class InboxRepository {
  constructor(private readonly database: Database) {}

  /** Newest change first. */
  async list(
    reader: InboxReader,
    filter: InboxFilter,
    { limit, after }: { limit: number; after?: InboxPlace },
    now: Date = new Date(),
  ): Promise<InboxAlert[]> {
    const beyond =
      after &&
      or(lt(alerts.changedAt, after.changedAt), and(eq(alerts.changedAt, after.changedAt), lt(alerts.id, after.id)));
    return this.read(reader, and(...conditionsOf(filter, now), beyond), limit, now);
  }

  /** Those of these alerts that the reader may know of. */
  ofIds(reader: InboxReader, ids: readonly string[], now: Date = new Date()): Promise<InboxAlert[]> {
    if (ids.length === 0) return Promise.resolve([]);
    return this.read(reader, inArray(alerts.id, [...ids]), ids.length, now);
  }

  /** Of everything that the reader may know of, whatever is filtered. */
  async counts(reader: InboxReader, now: Date = new Date()): Promise<InboxCounts> {
    const status = statusAt(now);
    const count = (where: SQL) => sql<number>`(count(*) FILTER (WHERE ${where}))::int`;
    const [row] = await this.database.run((orm) =>
      orm
        .select({
          open: count(sql`${status} = 'open'`),
          critical: count(sql`${status} = 'open' AND ${alerts.level} = 'critical'`),
          unread: count(sql`${status} = 'open' AND ${isUnreadBy(reader.userId)}`),
          snoozed: count(sql`${status} = 'snoozed'`),
        })
        .from(alerts)
        .where(and(isWithin(reader), ne(alerts.status, 'resolved'))),
    );
    return row ?? { open: 0, critical: 0, unread: 0, snoozed: 0 };
  }

  /** How many alerts each of these rules raised since a moment, of those that the reader may know of. A rule without any is absent. */
  async raisedByRule(reader: InboxReader, ruleIds: readonly string[], since: Date): Promise<Map<string, number>> {
    if (ruleIds.length === 0) return new Map();
    const rows = await this.database.run((orm) =>
      orm
        .select({ ruleId: alerts.ruleId, raised: sql<number>`count(*)::int` })
        .from(alerts)
        .where(and(isWithin(reader), inArray(alerts.ruleId, [...ruleIds]), gte(alerts.raisedAt, since)))
        .groupBy(alerts.ruleId),
    );
    return new Map(rows.map(({ ruleId, raised }) => [ruleId, raised]));
  }

  /** What happened to an alert, oldest first. The caller has read the alert with its reader. */
  events({ id, tenantId }: Pick<AlertRow, 'id' | 'tenantId'>): Promise<AlertEventRow[]> {
    return this.database.run((orm) =>
      orm
        .select(eventColumns)
        .from(alertEvents)
        .leftJoin(users, eq(users.id, alertEvents.actorId))
        .where(and(eq(alertEvents.alertId, id), eq(alertEvents.tenantId, tenantId)))
        .orderBy(asc(alertEvents.at), asc(alertEvents.recordedAt), asc(alertEvents.id))
        .limit(MOST_EVENTS),
    );
  }

  /** These events; of one alert or many. For whoever pushes them to readers. */
  eventsOf(asked: readonly EventKey[]): Promise<PushedEvent[]> {
    if (asked.length === 0) return Promise.resolve([]);
    const keys = sql.join(
      asked.map(({ alertId, eventId }) => sql`(${alertId}::uuid, ${eventId})`),
      sql`, `,
    );
    return this.pushed(sql`(${alertEvents.alertId}, ${alertEvents.id}) IN (${keys})`, asked.length);
  }

  /** What was recorded since a moment by the clock of Postgres, oldest first. */
  eventsSince(tenantIds: readonly string[], since: Date): Promise<PushedEvent[]> {
    if (tenantIds.length === 0) return Promise.resolve([]);
    const where = and(inArray(alertEvents.tenantId, [...tenantIds]), gte(alertEvents.recordedAt, since));
    return this.pushed(where, MOST_CAUGHT_UP);
  }

  private pushed(where: SQL | undefined, limit: number): Promise<PushedEvent[]> {
    const { tenantId, alertId, id, kind, level, at } = alertEvents;
    return this.database.run((orm) =>
      orm
        .select({ tenantId, alertId, eventId: id, kind, level, at })
        .from(alertEvents)
        .where(where)
        .orderBy(asc(alertEvents.recordedAt), asc(alertEvents.id))
        .limit(limit),
    );
  }

  /**
   * The openings of the same rule for the same subject before this one that the reader may know of, newest first. No sale comes twice: of a
   * single one they are those of its store.
   */
  earlier(
    reader: InboxReader,
    alert: Pick<AlertRow, 'ruleId' | 'grain' | 'storeId' | 'subjectKey' | 'raisedAt'>,
  ): Promise<Pick<AlertRow, 'id' | 'raisedAt' | 'endedAt' | 'level'>[]> {
    const { id, raisedAt, endedAt, level } = alerts;
    const isOfSale = alert.grain === 'ticket' && alert.storeId !== null;
    const isSame = isOfSale ? eq(alerts.storeId, alert.storeId ?? '') : eq(alerts.subjectKey, alert.subjectKey);
    return this.database.run((orm) =>
      orm
        .select({ id, raisedAt, endedAt, level })
        .from(alerts)
        .where(and(isWithin(reader), eq(alerts.ruleId, alert.ruleId), isSame, lt(alerts.raisedAt, alert.raisedAt)))
        .orderBy(desc(alerts.raisedAt), desc(alerts.id))
        .limit(MOST_EARLIER),
    );
  }

  deliveriesOf(reader: InboxReader, alertId: string): Promise<DeliveryRow[]> {
    return this.deliveriesWhere(reader, eq(alertDeliveries.alertId, alertId), MOST_DELIVERIES);
  }

  /** Messages on alerts that the reader may know of, newest first; to a seller, their own messages only. */
  deliveries(
    reader: InboxReader,
    { state, channel }: DeliveryFilter,
    { limit, after }: { limit: number; after?: { createdAt: Date; id: string } },
  ): Promise<DeliveryRow[]> {
    const { createdAt, id } = alertDeliveries;
    const where = and(
      state && eq(alertDeliveries.state, state),
      channel && eq(alertDeliveries.channel, channel),
      after && or(lt(createdAt, after.createdAt), and(eq(createdAt, after.createdAt), lt(id, after.id))),
    );
    return this.deliveriesWhere(reader, where, limit);
  }

  private deliveriesWhere(reader: InboxReader, where: SQL | undefined, limit: number): Promise<DeliveryRow[]> {
    const isOwn = reader.sellerId === undefined ? undefined : eq(alertDeliveries.userId, reader.userId ?? NOBODY);
    return this.database.run((orm) =>
      orm
        .select({
          ...getTableColumns(alertDeliveries),
          recipientName: sql<string | null>`coalesce(${users.name}, ${alertEndpoints.name})`,
          testedRuleId: alertRuleTests.ruleId,
          ruleName: sql<string | null>`coalesce(${alerts.ruleName}, ${alertRuleTests.ruleName})`,
        })
        .from(alertDeliveries)
        .leftJoin(alerts, and(ne(alertDeliveries.kind, 'test'), eq(alerts.id, alertDeliveries.alertId)))
        .leftJoin(alertRuleTests, and(eq(alertDeliveries.kind, 'test'), eq(alertRuleTests.id, alertDeliveries.alertId)))
        .leftJoin(users, eq(users.id, alertDeliveries.userId))
        .leftJoin(alertEndpoints, eq(alertEndpoints.id, alertDeliveries.endpointId))
        .where(and(or(isWithin(reader), isTestOf(reader)), eq(alertDeliveries.tenantId, reader.tenantId), isOwn, where))
        .orderBy(desc(alertDeliveries.createdAt), desc(alertDeliveries.id))
        .limit(limit),
    );
  }

  private async read(reader: InboxReader, where: SQL | undefined, limit: number, now: Date): Promise<InboxAlert[]> {
    return this.database.run((orm) =>
      orm
        .select({
          ...getTableColumns(alerts),
          status: statusAt(now),
          isUnread: isUnreadBy(reader.userId),
          assigneeName: users.name,
        })
        .from(alerts)
        .leftJoin(users, eq(users.id, alerts.assigneeId))
        .where(and(isWithin(reader), where))
        .orderBy(desc(alerts.changedAt), desc(alerts.id))
        .limit(limit),
    );
  }
}

const { recordedAt: _, ...eventFields } = getTableColumns(alertEvents);
const eventColumns = {
  ...eventFields,
  actorName: users.name,
  assigneeName: sql<
    string | null
  >`(SELECT name FROM ${users} assignee WHERE assignee.id::text = ${alertEvents.detail}->>'assigneeId')`,
};

/** A test is for whoever asked for it, and for programs of the whole tenant and people who see all of it. */
const isTestOf = ({ stores, userId, sellerId }: InboxReader): SQL | undefined =>
  and(
    eq(alertDeliveries.kind, 'test'),
    stores === 'all' && sellerId === undefined ? undefined : eq(alertRuleTests.askedBy, userId ?? NOBODY),
  );

const NOBODY = '00000000-0000-0000-0000-000000000000';

function conditionsOf({ status, level, storeIds, ruleId, grain }: InboxFilter, now: Date): (SQL | undefined)[] {
  return [
    status && sql`${statusAt(now)} = ${status}`,
    level && eq(alerts.level, level),
    storeIds && (storeIds.length === 0 ? sql`false` : inArray(alerts.storeId, [...storeIds])),
    ruleId === undefined ? undefined : eq(alerts.ruleId, ruleId),
    grain && eq(alerts.grain, grain),
  ];
}
