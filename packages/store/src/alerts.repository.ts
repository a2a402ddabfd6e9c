import { type AlertRaised, alertChanges } from '@vitrine/contracts';
import { and, asc, eq, inArray, max, sql } from 'drizzle-orm';
import { type NewDelivery, toDeliveryRow } from './alert-delivery-rows.js';
import { alertSubjectKey } from './alert-subject-key.js';
import type { Database, Orm } from './database.js';
import { endOutdatedAlerts } from './end-outdated-alerts.js';
import { alertDeliveries, alertEvents, alertRecipients, alerts } from './schema-alerts.js';

/** A change as the stream said it, with all that routing made of it. */
export interface AlertRecord {
  raised: AlertRaised;
  rule: { name: string; template: string | null };
  /** Who is told of this change, in whatever way. */
  recipients: readonly string[];
  deliveries: readonly NewDelivery[];
  isFlapping: boolean;
  /** When to look whether somebody has it; null: there is nothing to do then. */
  nextLookAt: Date | null;
}

/** `repeated`: it is there already. `older`: it stands in the history, and what came after it holds. */
export type Recorded = 'recorded' | 'repeated' | 'older';

type Tx = Pick<Orm, 'select' | 'insert' | 'update'>;
type Fresh = AlertRecord & { isFirst: boolean };

/** What the stream said of alerts, who was told, and by which messages. People's actions are written elsewhere. */
export class AlertsRepository {
  constructor(private readonly database: Database) {}

  /**
   * Writes changes in the order of the stream: alert, event, recipients and deliveries in one transaction, each change once.
   * @returns what became of each, in the order given
   */
  record(records: readonly AlertRecord[]): Promise<Recorded[]> {
    if (records.length === 0) return Promise.resolve([]);
    return this.database.run((orm) =>
      orm.transaction(async (tx) => {
        const { isNew, latest } = await openAlerts(tx, records);
        const isWritten = await writeEvents(tx, records);
        const { verdicts, fresh } = judge(records, isNew, isWritten, latest);
        await changeAlerts(tx, fresh);
        await tell(tx, fresh);
        // Raised before the rule was changed, and read after it.
        await endOutdatedAlerts(tx, inArray(alerts.id, idsOf(fresh)), null, new Date());
        return verdicts;
      }),
    );
  }
}

/** Makes those that are not there, and keeps the others as they are until the transaction ends. */
async function openAlerts(tx: Tx, records: readonly AlertRecord[]) {
  const firsts = new Map<string, AlertRecord>();
  for (const record of records) if (!firsts.has(record.raised.alertId)) firsts.set(record.raised.alertId, record);
  const ids = [...firsts.keys()].sort();
  const made = await tx
    .insert(alerts)
    .values(ids.map((id) => openingRow(firsts.get(id) as AlertRecord)))
    .onConflictDoNothing()
    .returning({ id: alerts.id });
  await tx.select({ id: alerts.id }).from(alerts).where(inArray(alerts.id, ids)).orderBy(asc(alerts.id)).for('update');
  return { isNew: new Set(made.map(({ id }) => id)), latest: await latestChanges(tx, ids) };
}

/** When the stream last changed each; a person's action may be later and says nothing of the order. */
async function latestChanges(tx: Tx, ids: string[]): Promise<Map<string, number>> {
  const rows = await tx
    .select({ id: alertEvents.alertId, at: max(alertEvents.at) })
    .from(alertEvents)
    .where(and(inArray(alertEvents.alertId, ids), inArray(alertEvents.kind, [...alertChanges])))
    .groupBy(alertEvents.alertId);
  return new Map(rows.map(({ id, at }) => [id, at?.getTime() ?? 0]));
}

async function writeEvents(tx: Tx, records: readonly AlertRecord[]): Promise<Set<string>> {
  const rows = records.map(({ raised }) => ({
    id: raised.eventId,
    alertId: raised.alertId,
    tenantId: raised.tenantId,
    kind: raised.change,
    at: new Date(raised.atMs),
    level: raised.level,
    evidence: raised.evidence,
  }));
  const written = await tx
    .insert(alertEvents)
    .values(rows)
    .onConflictDoNothing()
    .returning({ id: alertEvents.id, alertId: alertEvents.alertId });
  return new Set(written.map(({ id, alertId }) => keyOf(alertId, id)));
}

const idsOf = (records: readonly AlertRecord[]): string[] => records.map(({ raised }) => raised.alertId);
const keyOf = (alertId: string, otherId: string): string => `${alertId} ${otherId}`;

function judge(
  records: readonly AlertRecord[],
  isNew: ReadonlySet<string>,
  isWritten: Set<string>,
  latest: Map<string, number>,
): { verdicts: Recorded[]; fresh: Fresh[] } {
  const fresh: Fresh[] = [];
  const verdicts = records.map((record): Recorded => {
    const { alertId, eventId, atMs } = record.raised;
    if (!isWritten.delete(keyOf(alertId, eventId))) return 'repeated';
    const last = latest.get(alertId);
    if (last !== undefined && atMs < last) return 'older';
    latest.set(alertId, atMs);
    fresh.push({ ...record, isFirst: last === undefined && isNew.has(alertId) });
    return 'recorded';
  });
  return { verdicts, fresh };
}

/** The last change of each alert is its state; the row of a first one says it already. */
async function changeAlerts(tx: Tx, fresh: readonly Fresh[]): Promise<void> {
  for (const record of fresh.filter(({ isFirst }) => !isFirst)) {
    await tx.update(alerts).set(changeOf(record)).where(eq(alerts.id, record.raised.alertId));
  }
}

async function tell(tx: Tx, fresh: readonly Fresh[]): Promise<void> {
  const told = toldRows(fresh);
  if (told.length > 0) {
    const toldAt = sql`greatest(${alertRecipients.toldAt}, excluded.told_at)`;
    const target = [alertRecipients.alertId, alertRecipients.userId];
    await tx.insert(alertRecipients).values(told).onConflictDoUpdate({ target, set: { toldAt } });
  }
  const rows = fresh.flatMap(({ raised, deliveries }) => deliveries.map((each) => toDeliveryRow(each, raised)));
  if (rows.length > 0) await tx.insert(alertDeliveries).values(rows).onConflictDoNothing();
}

/** One row for each alert and person, told last by the last of the changes. */
function toldRows(fresh: readonly Fresh[]): (typeof alertRecipients.$inferInsert)[] {
  const rows = fresh.flatMap(({ raised: { alertId, tenantId, atMs }, recipients }) =>
    recipients.map((userId) => ({ alertId, userId, tenantId, toldAt: new Date(atMs) })),
  );
  return [...new Map(rows.map((row) => [keyOf(row.alertId, row.userId), row])).values()];
}

function openingRow(record: AlertRecord): typeof alerts.$inferInsert {
  const { raised, rule } = record;
  const { subject } = raised;
  const endedAt = raised.level === 'none' ? new Date(raised.atMs) : null;
  return {
    id: raised.alertId,
    tenantId: raised.tenantId,
    ruleId: raised.ruleId,
    ruleName: rule.name,
    template: rule.template,
    grain: subject.grain,
    subject,
    subjectKey: alertSubjectKey(subject),
    regionId: subject.regionId ?? null,
    storeId: subject.storeId ?? null,
    sellerId: subject.sellerId ?? null,
    raisedAt: new Date(raised.raisedMs),
    level: raised.level === 'none' ? 'warning' : raised.level,
    status: endedAt === null ? 'open' : 'resolved',
    cause: endedAt === null ? null : 'recovered',
    resolvedAt: endedAt,
    ...stateOf(record),
  };
}

/** What the stream alone decides. */
function stateOf({ raised, isFlapping, nextLookAt }: AlertRecord) {
  const hasEnded = raised.level === 'none';
  return {
    ruleVersion: raised.ruleVersion,
    phase: hasEnded ? ('ended' as const) : ('firing' as const),
    evidence: raised.evidence,
    isLate: raised.isLate,
    isFlapping,
    sinceAt: new Date(raised.sinceMs),
    changedAt: new Date(raised.atMs),
    endedAt: hasEnded ? new Date(raised.atMs) : null,
    endedBy: hasEnded ? ('recovered' as const) : null,
    nextLookAt: hasEnded ? null : nextLookAt,
  };
}

/** An end resolves what no person has resolved. What became worse is open again, whoever had put it aside. */
function changeOf(record: AlertRecord) {
  const { change, level, atMs } = record.raised;
  const version = sql`${alerts.version} + 1`;
  const state = { ...stateOf(record), ...(level !== 'none' && { level }), version };
  if (level === 'none') {
    return {
      ...state,
      status: 'resolved' as const,
      snoozedUntil: null,
      resolvedAt: sql`coalesce(${alerts.resolvedAt}, ${new Date(atMs).toISOString()}::timestamptz)`,
      cause: sql`coalesce(${alerts.cause}, 'recovered')`,
    };
  }
  if (change !== 'worsened') return { ...state, nextLookAt: sql`${alerts.nextLookAt}` };
  return { ...state, status: 'open' as const, snoozedUntil: null, resolvedAt: null, cause: null };
}
