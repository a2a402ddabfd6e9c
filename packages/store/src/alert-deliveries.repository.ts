import type { AlertChannel, NotificationSettings } from '@vitrine/contracts';
import { and, asc, eq, getTableColumns, inArray, isNull, lte, ne, notInArray, or, sql } from 'drizzle-orm';
import type { DeliveryRow } from './alert-delivery-rows.js';
import { toldByTests } from './alert-rule-tests.repository.js';
import type { Database, Orm } from './database.js';
import type { AlertRow } from './inbox.repository.js';
import { users } from './schema.js';
import {
  actionOfRule,
  alertDeliveries,
  alertEvents,
  alertRules,
  alerts,
  notificationSettings,
} from './schema-alerts.js';

type EventRow = typeof alertEvents.$inferSelect;

/** An event and the alert that it belongs to, as it is now. */
export interface ToldPart {
  alert: AlertRow;
  event: EventRow;
  /** What the author of the rule says to do, as the rule says it now; a rule that was deleted says nothing. */
  action: string | undefined;
}

/** Who gets it: alive, and with the settings they chose; the others have their default. */
export interface DeliveryPerson {
  id: string;
  name: string;
  email: string;
  role: string;
  locale: string;
  isGone: boolean;
  chosen: Partial<NotificationSettings>;
}

/** All that a sender needs for one message. `attempts` counts this one too. */
export interface DueDelivery extends ToldPart {
  delivery: DeliveryRow;
  /** Null: it goes to an endpoint. */
  person: DeliveryPerson | null;
  /** What a digest says, newest change first; empty for every other kind. */
  parts: ToldPart[];
}

export interface ClaimOptions {
  limit: number;
  /** After so long another sender may take what this one has not settled. */
  leaseMs: number;
  /** Absent: all. */
  channels?: readonly AlertChannel[] | undefined;
  /** Receivers that can take no more now: what waits for them holds up nobody else. */
  busy?: BusyReceivers | undefined;
  now?: Date;
}

export interface BusyReceivers {
  channels: readonly AlertChannel[];
  endpointIds: readonly string[];
  /** Their devices; the other channels of these people are free. */
  userIds: readonly string[];
}

/** Most that one claim takes for one receiver, so that a long queue of one leaves room for the others. */
const MOST_FOR_ONE = 12;

type Tx = Pick<Orm, 'select' | 'update' | 'with' | '$with'>;

/** The queue of messages. A claim is a lease: who dies with one leaves it to the next, under the same id. */
export class AlertDeliveriesRepository {
  constructor(private readonly database: Database) {}

  /** Takes messages that are due, those waiting longest first; no two callers get the same one. */
  async claimDue({ now = new Date(), ...options }: ClaimOptions): Promise<DueDelivery[]> {
    return this.database.run(async (orm) => {
      const rows = await claim(orm, { ...options, now });
      return rows.length === 0 ? [] : withContext(orm, rows);
    });
  }

  /** The sender is still at them. */
  renew(ids: readonly string[], leaseMs: number, now: Date = new Date()): Promise<void> {
    return this.lease(ids, { leasedUntil: new Date(now.getTime() + leaseMs) });
  }

  /** Claimed and not tried: another sender may take them at once. */
  release(ids: readonly string[]): Promise<void> {
    return this.lease(ids, { leasedUntil: null, attempts: sql`${alertDeliveries.attempts} - 1` });
  }

  /** The channel has taken it. */
  markSent(id: string, at: Date = new Date()): Promise<void> {
    return this.settle(id, { state: 'sent', sentAt: at, reason: null });
  }

  /** The receiver has it: of channels that say so. */
  async markDelivered(id: string, at: Date = new Date()): Promise<void> {
    await this.database.run((orm) =>
      orm
        .update(alertDeliveries)
        .set({ state: 'delivered', reason: null, leasedUntil: null, sentAt: at })
        .where(and(eq(alertDeliveries.id, id), inArray(alertDeliveries.state, ['queued', 'sent']))),
    );
  }

  /** It stays in the queue and is due again then. */
  retry(id: string, reason: string, nextTryAt: Date): Promise<void> {
    return this.settle(id, { reason, nextTryAt });
  }

  /** For good. @param reason a code for the log */
  fail(id: string, reason: string): Promise<void> {
    return this.settle(id, { state: 'failed', reason });
  }

  /** Kept back until then, when routing decides anew. */
  hold(id: string, reason: string, until: Date): Promise<void> {
    return this.settle(id, { state: 'held', reason, nextTryAt: until });
  }

  /** Not sent: another message says it, or nobody needs it any more. */
  fold(id: string, reason: string, into: string | null = null): Promise<void> {
    return this.settle(id, { state: 'folded', reason, foldedInto: into });
  }

  private async lease(ids: readonly string[], change: object): Promise<void> {
    if (ids.length === 0) return;
    const isOpen = and(inArray(alertDeliveries.id, [...ids]), eq(alertDeliveries.state, 'queued'));
    await this.database.run((orm) => orm.update(alertDeliveries).set(change).where(isOpen));
  }

  /** Ends the lease. What was settled meanwhile by another sender stays. */
  private async settle(id: string, change: Partial<DeliveryRow>): Promise<void> {
    await this.database.run((orm) =>
      orm
        .update(alertDeliveries)
        .set({ ...change, leasedUntil: null })
        .where(and(eq(alertDeliveries.id, id), eq(alertDeliveries.state, 'queued'))),
    );
  }
}

function claim(orm: Tx, { limit, leaseMs, now, ...wanted }: ClaimOptions & { now: Date }): Promise<DeliveryRow[]> {
  const isDue = and(
    eq(alertDeliveries.state, 'queued'),
    lte(alertDeliveries.nextTryAt, now),
    or(isNull(alertDeliveries.leasedUntil), lte(alertDeliveries.leasedUntil, now)),
  );
  const ranked = orm.$with('ranked').as(
    orm
      .select({ id: alertDeliveries.id, place: placeOfReceiver().as('place') })
      .from(alertDeliveries)
      .where(and(isDue, isWanted(wanted))),
  );
  const due = orm.$with('due').as(
    orm
      .select({ id: alertDeliveries.id })
      .from(alertDeliveries)
      .innerJoin(ranked, eq(ranked.id, alertDeliveries.id))
      // What somebody else took since it was ranked is judged again under the lock.
      .where(and(isDue, lte(ranked.place, MOST_FOR_ONE)))
      .orderBy(asc(alertDeliveries.nextTryAt), asc(alertDeliveries.createdAt))
      .limit(limit)
      .for('update', { of: alertDeliveries, skipLocked: true }),
  );
  return orm
    .with(ranked, due)
    .update(alertDeliveries)
    .set({ leasedUntil: new Date(now.getTime() + leaseMs), attempts: sql`${alertDeliveries.attempts} + 1` })
    .from(due)
    .where(eq(alertDeliveries.id, due.id))
    .returning(getTableColumns(alertDeliveries));
}

/** Among the messages to one webhook or to one person's devices; mail and app are ours, and have one queue for all. */
function placeOfReceiver() {
  const { channel, endpointId, userId, nextTryAt, createdAt } = alertDeliveries;
  const receiver = sql`COALESCE(${endpointId}, ${userId})`;
  const place = sql`row_number() OVER (PARTITION BY ${channel}, ${receiver} ORDER BY ${nextTryAt}, ${createdAt})`;
  return sql<number>`CASE WHEN ${channel} IN ('mail', 'app') THEN 1 ELSE ${place} END`;
}

function isWanted({ channels, busy }: Pick<ClaimOptions, 'channels' | 'busy'>) {
  const { channel, endpointId, userId } = alertDeliveries;
  const isFree = busy && [
    busy.channels.length > 0 ? notInArray(channel, [...busy.channels]) : undefined,
    busy.endpointIds.length > 0 ? or(isNull(endpointId), notInArray(endpointId, [...busy.endpointIds])) : undefined,
    busy.userIds.length > 0 ? or(ne(channel, 'push'), notInArray(userId, [...busy.userIds])) : undefined,
  ];
  return and(channels && inArray(channel, [...channels]), ...(isFree ?? []));
}

/** Everything beside the messages themselves, by one query for each table. */
async function withContext(orm: Tx, rows: DeliveryRow[]): Promise<DueDelivery[]> {
  const digests = rows.filter(({ kind }) => kind === 'digest').map(({ id }) => id);
  const folded = digests.length === 0 ? [] : await foldedInto(orm, digests);
  const tests = rows.filter(({ kind }) => kind === 'test').map(({ alertId }) => alertId);
  const [told, tested, people] = await Promise.all([
    toldBy(orm, [...rows, ...folded]),
    toldByTests(orm, tests),
    peopleOf(orm, rows),
  ]);
  const partOf = (row: DeliveryRow) => (row.kind === 'test' ? tested.get(row.alertId) : told.get(eventKey(row)));
  return rows
    .toSorted((a, b) => a.nextTryAt.getTime() - b.nextTryAt.getTime())
    .flatMap((delivery) => {
      const part = partOf(delivery);
      if (part === undefined) return [];
      const parts = folded.filter((each) => each.foldedInto === delivery.id).flatMap((each) => partOf(each) ?? []);
      const person = delivery.userId === null ? null : (people.get(delivery.userId) ?? null);
      return [{ delivery, person, ...part, parts: parts.toSorted(newestFirst) }];
    });
}

const newestFirst = (a: ToldPart, b: ToldPart): number => b.event.at.getTime() - a.event.at.getTime();

function foldedInto(orm: Tx, ids: string[]): Promise<DeliveryRow[]> {
  return orm.select().from(alertDeliveries).where(inArray(alertDeliveries.foldedInto, ids));
}

const eventKey = ({ alertId, eventId }: Pick<DeliveryRow, 'alertId' | 'eventId'>): string => `${alertId} ${eventId}`;

/** A digest tells of the newest of its events, so that every message has one. */
async function toldBy(
  orm: Pick<Orm, 'select'>,
  rows: readonly Pick<DeliveryRow, 'alertId' | 'eventId'>[],
): Promise<Map<string, ToldPart>> {
  const found = await orm
    .select({ alert: alerts, event: alertEvents, action: actionOfRule })
    .from(alertEvents)
    .innerJoin(alerts, eq(alerts.id, alertEvents.alertId))
    .leftJoin(alertRules, and(eq(alertRules.id, alerts.ruleId), isNull(alertRules.deletedAt)))
    .where(
      and(
        inArray(
          alertEvents.alertId,
          rows.map(({ alertId }) => alertId),
        ),
        inArray(
          alertEvents.id,
          rows.map(({ eventId }) => eventId),
        ),
      ),
    );
  return new Map(
    found.map(({ action, ...part }) => [
      eventKey({ alertId: part.alert.id, eventId: part.event.id }),
      { ...part, action: action ?? undefined },
    ]),
  );
}

async function peopleOf(orm: Tx, rows: readonly DeliveryRow[]): Promise<Map<string, DeliveryPerson>> {
  const ids = [...new Set(rows.flatMap(({ userId }) => userId ?? []))];
  if (ids.length === 0) return new Map();
  const found = await orm
    .select({
      id: users.id,
      name: users.name,
      email: users.email,
      role: users.role,
      locale: users.locale,
      deactivatedAt: users.deactivatedAt,
      chosen: notificationSettings.settings,
    })
    .from(users)
    .leftJoin(notificationSettings, eq(notificationSettings.userId, users.id))
    .where(inArray(users.id, ids));
  return new Map(
    found.map(({ deactivatedAt, chosen, ...person }) => [
      person.id,
      { ...person, isGone: deactivatedAt !== null, chosen: chosen ?? {} },
    ]),
  );
}
