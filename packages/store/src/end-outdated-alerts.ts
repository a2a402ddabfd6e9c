import { and, eq, ne, type SQL, sql } from 'drizzle-orm';
import type { Orm } from './database.js';
import { alertEvents, alertRules, alerts } from './schema-alerts.js';
import { newId } from './secrets.js';

/**
 * Ends those alerts among `which` whose rule says something else by now, is off or was deleted: the engine has begun anew, and nothing looks
 * at them any more. What a person has resolved stays as the person left it.
 *
 * @param actorId who changed the rule; null where that is not known
 */
export async function endOutdatedAlerts(
  tx: Pick<Orm, 'update' | 'insert' | 'select'>,
  which: SQL,
  actorId: string | null,
  now: Date,
): Promise<void> {
  const at = sql`${now.toISOString()}::timestamptz`;
  const isOutdated = sql`EXISTS (SELECT FROM ${alertRules} WHERE ${alertRules.id} = ${alerts.ruleId} AND ${alertRules.version} > ${alerts.ruleVersion})`;
  const ended = await tx
    .update(alerts)
    .set({
      phase: 'ended',
      status: 'resolved',
      endedAt: now,
      endedBy: 'ruleChanged',
      changedAt: now,
      snoozedUntil: null,
      nextLookAt: null,
      resolvedAt: sql`coalesce(${alerts.resolvedAt}, ${at})`,
      cause: sql`coalesce(${alerts.cause}, 'ruleChanged')`,
      version: sql`${alerts.version} + 1`,
    })
    .where(and(which, ne(alerts.phase, 'ended'), isOutdated))
    .returning({ alertId: alerts.id, tenantId: alerts.tenantId });
  if (ended.length === 0) return;
  const event = { kind: 'resolved', at: now, actorId, level: 'none', detail: { cause: 'ruleChanged' } } as const;
  await tx.insert(alertEvents).values(ended.map((one) => ({ ...one, ...event, id: newId(now.getTime()) })));
}

export const ofRule = (ruleId: string): SQL => eq(alerts.ruleId, ruleId);
