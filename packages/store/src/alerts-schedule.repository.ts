import { and, asc, eq, inArray, isNotNull, lte, sql } from 'drizzle-orm';
import { type DeliveryRow, type NewDelivery, toDeliveryRow } from './alert-delivery-rows.js';
import type { Database, Orm } from './database.js';
import type { AlertRow } from './inbox.repository.js';
import { alertDeliveries, alertEvents, alertRecipients, alerts } from './schema-alerts.js';

/** A message that waited and whose time has come. */
export interface DueHeld {
  delivery: DeliveryRow & { userId: string };
  alert: AlertRow;
  event: Pick<typeof alertEvents.$inferSelect, 'at' | 'level'>;
}

/** What becomes of messages that waited; the ids of each message stand in one list only. */
export interface HeldOutcome {
  send: readonly { id: string; countedAt: Date | null }[];
  fold: readonly { id: string; reason: string; into: string | null }[];
  hold: readonly { id: string; reason: string; until: Date }[];
  digests: readonly (NewDelivery & Pick<DeliveryRow, 'tenantId' | 'alertId' | 'eventId'>)[];
}

/** Somebody is told of an alert by the clock alone. */
export interface ToldAgain {
  kind: 'reminded' | 'escalated';
  eventId: string;
  recipients: readonly string[];
  deliveries: readonly NewDelivery[];
}

export interface LookOutcome {
  alert: AlertRow;
  nextLookAt: Date | null;
  remindedAt?: Date;
  escalatedTo?: string;
  told: readonly ToldAgain[];
}

type Tx = Pick<Orm, 'select' | 'selectDistinct' | 'insert' | 'update' | 'execute'>;

/** One pod does the work of the clock at a time; a pod that dies lets go with its transaction. */
const LOCK = 'vitrine alerts by the clock';

/** What happens to alerts and messages by the clock. Each turn is one transaction: it happens as a whole or is done again by the next one. */
export class AlertsScheduleRepository {
  constructor(private readonly database: Database) {}

  /**
   * Decides on held messages whose time has come, all of a person's at once.
   * @returns how many there were; 0 when another pod is at it
   */
  releaseHeld(
    { now, people }: { now: Date; people: number },
    decide: (due: DueHeld[]) => Promise<HeldOutcome>,
  ): Promise<number> {
    return this.alone(async (tx) => {
      const due = await dueHeld(tx, now, people);
      if (due.length > 0) await writeHeld(tx, await decide(due), now);
      return due.length;
    });
  }

  /** Looks again at alerts whose time has come. @returns how many there were; 0 when another pod is at it */
  lookAgain(
    { now, limit }: { now: Date; limit: number },
    decide: (due: AlertRow[]) => Promise<LookOutcome[]>,
  ): Promise<number> {
    return this.alone(async (tx) => {
      const due = await tx
        .select()
        .from(alerts)
        .where(and(isNotNull(alerts.nextLookAt), lte(alerts.nextLookAt, now)))
        .orderBy(asc(alerts.nextLookAt))
        .limit(limit)
        .for('update', { skipLocked: true });
      if (due.length > 0) for (const outcome of await decide(due)) await writeLook(tx, outcome, now);
      return due.length;
    });
  }

  private alone(work: (tx: Tx) => Promise<number>): Promise<number> {
    return this.database.run((orm) =>
      orm.transaction(async (tx) => {
        const { rows } = await tx.execute<{ mine: boolean }>(
          sql`SELECT pg_try_advisory_xact_lock(hashtextextended(${LOCK}, 0)) AS mine`,
        );
        return rows[0]?.mine === true ? work(tx) : 0;
      }),
    );
  }
}

async function dueHeld(tx: Tx, now: Date, people: number): Promise<DueHeld[]> {
  const isDue = and(
    eq(alertDeliveries.state, 'held'),
    lte(alertDeliveries.nextTryAt, now),
    isNotNull(alertDeliveries.userId),
  );
  const first = await tx
    .selectDistinct({ userId: alertDeliveries.userId })
    .from(alertDeliveries)
    .where(isDue)
    .limit(people);
  const ids = first.flatMap(({ userId }) => userId ?? []);
  if (ids.length === 0) return [];
  const rows = await tx
    .select({ delivery: alertDeliveries, alert: alerts, event: { at: alertEvents.at, level: alertEvents.level } })
    .from(alertDeliveries)
    .innerJoin(alerts, eq(alerts.id, alertDeliveries.alertId))
    .innerJoin(alertEvents, and(eq(alertEvents.alertId, alerts.id), eq(alertEvents.id, alertDeliveries.eventId)))
    .where(and(isDue, inArray(alertDeliveries.userId, ids)))
    .for('update', { of: alertDeliveries });
  return rows as DueHeld[];
}

async function writeHeld(tx: Tx, { send, fold, hold, digests }: HeldOutcome, now: Date): Promise<void> {
  const set = (id: string, change: Partial<DeliveryRow>) =>
    tx
      .update(alertDeliveries)
      .set(change)
      .where(and(eq(alertDeliveries.id, id), eq(alertDeliveries.state, 'held')));
  for (const digest of digests) {
    await tx.insert(alertDeliveries).values(toDeliveryRow(digest, digest)).onConflictDoNothing();
  }
  for (const { id, countedAt } of send) await set(id, { state: 'queued', reason: null, nextTryAt: now, countedAt });
  for (const { id, reason, into } of fold) await set(id, { state: 'folded', reason, foldedInto: into });
  for (const { id, reason, until } of hold) await set(id, { reason, nextTryAt: until });
}

async function writeLook(
  tx: Tx,
  { alert, nextLookAt, remindedAt, escalatedTo, told }: LookOutcome,
  now: Date,
): Promise<void> {
  await tx
    .update(alerts)
    .set({ nextLookAt, ...(remindedAt && { remindedAt }), ...(escalatedTo !== undefined && { escalatedTo }) })
    .where(eq(alerts.id, alert.id));
  const { id: alertId, tenantId, level } = alert;
  for (const { kind, eventId, recipients, deliveries } of told) {
    await tx.insert(alertEvents).values({ id: eventId, alertId, tenantId, kind, at: now, level }).onConflictDoNothing();
    const rows = recipients.map((userId) => ({ alertId, userId, tenantId, toldAt: now }));
    const target = [alertRecipients.alertId, alertRecipients.userId];
    if (rows.length > 0) {
      await tx
        .insert(alertRecipients)
        .values(rows)
        .onConflictDoUpdate({ target, set: { toldAt: now } });
    }
    const messages = deliveries.map((each) => toDeliveryRow(each, { tenantId, alertId, eventId }));
    if (messages.length > 0) await tx.insert(alertDeliveries).values(messages).onConflictDoNothing();
  }
}
