import { and, asc, eq, inArray, sql } from 'drizzle-orm';
import type { Database, Orm } from './database.js';
import { changeOf, eventOf, type InboxAction, type InboxRefusal, judgeAction } from './inbox-actions.js';
import { type InboxReader, isWithin, statusAt } from './inbox-reach.js';
import { alertEvents, alertRecipients, alerts } from './schema-alerts.js';
import { newId } from './secrets.js';

/** Who acts: a person, within their own scope. */
export type InboxActor = InboxReader & { readonly userId: string };

/** An alert to act on; with a version only if it is still that one. */
export interface ActedOn {
  readonly id: string;
  readonly version?: number | undefined;
}

export interface InboxOutcome {
  /** Changed now, or so already. */
  readonly done: string[];
  readonly refused: { readonly id: string; readonly code: InboxRefusal }[];
}

type Tx = Pick<Orm, 'select' | 'insert' | 'update'>;

/** What people do with alerts. Row, event and who follows it change in one transaction; alerts that may not be changed stay as they are. */
export class InboxActionsRepository {
  constructor(private readonly database: Database) {}

  act(actor: InboxActor, asked: readonly ActedOn[], act: InboxAction, now: Date = new Date()): Promise<InboxOutcome> {
    return this.database.run((orm) =>
      orm.transaction(async (tx) => {
        const { done, changed, refused } = await judge(tx, actor, asked, act, now);
        if (changed.length > 0) await write(tx, actor, changed, act, now);
        await markRead(tx, actor, done, now);
        return { done, refused };
      }),
    );
  }
}

/** Locks the alerts in one order: two who act on many at once do so one after the other. */
async function judge(tx: Tx, actor: InboxActor, asked: readonly ActedOn[], act: InboxAction, now: Date) {
  const ids = [...new Set(asked.map(({ id }) => id))];
  const rows = await tx
    .select({
      ...{ id: alerts.id, version: alerts.version, status: statusAt(now), assigneeId: alerts.assigneeId },
      ...{ acknowledgedAt: alerts.acknowledgedAt, snoozedUntil: alerts.snoozedUntil },
    })
    .from(alerts)
    .where(and(isWithin(actor), inArray(alerts.id, ids)))
    .orderBy(asc(alerts.id))
    .for('update');
  const known = new Map(rows.map((row) => [row.id, row]));
  const reachable = act.action === 'assign' ? await seenBy(tx, act.assignee, ids) : undefined;
  const useless = act.action === 'notUseful' ? await calledUseless(tx, actor, ids) : undefined;
  const judged = new Map(asked.map(({ id, version }) => [id, verdictOf(id, version)]));
  function verdictOf(id: string, version: number | undefined) {
    const row = known.get(id);
    if (row === undefined) return 'not_found';
    if (version !== undefined && row.version !== version) return 'changed_meanwhile';
    if (reachable !== undefined && !reachable.has(id)) return 'assignee_outside_scope';
    return judgeAction({ ...row, isNotUseful: useless?.has(id) === true }, act, actor.userId);
  }
  const verdicts = [...judged];
  return {
    done: verdicts.flatMap(([id, verdict]) => (verdict === 'done' || verdict === 'nothing' ? [id] : [])),
    changed: verdicts.flatMap(([id, verdict]) => (verdict === 'done' ? [id] : [])),
    refused: verdicts.flatMap(([id, code]) => (code === 'done' || code === 'nothing' ? [] : [{ id, code }])),
  };
}

async function seenBy(tx: Tx, reader: InboxReader, ids: string[]): Promise<Set<string>> {
  const rows = await tx
    .select({ id: alerts.id })
    .from(alerts)
    .where(and(isWithin(reader), inArray(alerts.id, ids)));
  return new Set(rows.map(({ id }) => id));
}

/** A person says once of an alert that it was of no use. */
const uselessEventId = (userId: string): string => `notUseful:${userId}`;

async function calledUseless(tx: Tx, { userId }: InboxActor, ids: string[]): Promise<Set<string>> {
  const rows = await tx
    .select({ id: alertEvents.alertId })
    .from(alertEvents)
    .where(and(eq(alertEvents.id, uselessEventId(userId)), inArray(alertEvents.alertId, ids)));
  return new Set(rows.map(({ id }) => id));
}

async function write(tx: Tx, actor: InboxActor, ids: readonly string[], act: InboxAction, now: Date): Promise<void> {
  const told = eventOf(act);
  if (told === undefined) return;
  const { tenantId, userId } = actor;
  const events = ids.map((alertId) => ({
    ...told,
    id: act.action === 'notUseful' ? uselessEventId(userId) : newId(),
    alertId,
    tenantId,
    at: now,
    actorId: userId,
  }));
  await tx
    .update(alerts)
    .set({ ...changeOf(act, userId, now), version: sql`${alerts.version} + 1` })
    .where(inArray(alerts.id, [...ids]));
  await tx.insert(alertEvents).values(events).onConflictDoNothing();
  if (act.action === 'acknowledge') await follow(tx, { tenantId, userId }, ids, now);
  if (act.action === 'assign') await follow(tx, { tenantId, userId: act.assignee.userId }, ids, now);
}

/** Whoever has an alert is told when it changes, like everybody who was told that it rang. */
async function follow(
  tx: Tx,
  { tenantId, userId }: { tenantId: string; userId: string },
  ids: readonly string[],
  now: Date,
): Promise<void> {
  await tx
    .insert(alertRecipients)
    .values(ids.map((alertId) => ({ alertId, userId, tenantId, toldAt: now })))
    .onConflictDoUpdate({ target: [alertRecipients.alertId, alertRecipients.userId], set: { toldAt: now } });
}

/** Who acts on an alert has seen it. */
async function markRead(tx: Tx, { userId }: InboxActor, ids: readonly string[], now: Date): Promise<void> {
  if (ids.length === 0) return;
  await tx
    .update(alertRecipients)
    .set({ readAt: sql`greatest(${now.toISOString()}, ${alertRecipients.toldAt})` })
    .where(and(eq(alertRecipients.userId, userId), inArray(alertRecipients.alertId, [...ids])));
}
