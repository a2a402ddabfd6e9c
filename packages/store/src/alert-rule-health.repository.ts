import { and, eq, getTableColumns, inArray, sql } from 'drizzle-orm';
import type { Database, Orm } from './database.js';
import { alertingPulse, alertRuleHealth } from './schema-alerts.js';

export type KeptRuleHealth = typeof alertRuleHealth.$inferSelect;
/** As a pod of alerting judged it. */
export type NewRuleHealth = Pick<
  KeptRuleHealth,
  'ruleId' | 'version' | 'state' | 'code' | 'pointer' | 'subjects' | 'learning' | 'blindUntil' | 'factsAt'
>;
export type AlertingPulse = Pick<typeof alertingPulse.$inferSelect, 'completeUntil' | 'reportedAt'>;

const ROWS_AT_ONCE = 500;
/** Each pod tells everything anew every ten minutes: who has not by then could evaluate the rule, or is gone. */
const BROKEN_FOR_MS = 15 * 60_000;

/** The whole rule, and no part of its draft: it threw while a subject of that pod was judged. */
const brokenHere = (row: 'kept' | 'excluded') =>
  sql.raw(`(${row}.state = 'error' AND ${row}.code = 'not_evaluable' AND ${row}.pointer = '')`);

/** How alerting stands to the rules that are on. Its pods write, each as if it were alone; the api reads. */
export class AlertRuleHealthRepository {
  constructor(private readonly database: Database) {}

  /** Alerting is there, and knows so far. Neither instant goes back. */
  async beat(completeUntil: Date | undefined, now: Date = new Date()): Promise<void> {
    const row = { completeUntil: completeUntil ?? null, reportedAt: now };
    // GREATEST passes over a null.
    const later = (column: string) =>
      sql`GREATEST(${sql.identifier('alerting_pulse')}.${sql.identifier(column)}, excluded.${sql.identifier(column)})`;
    const set = { completeUntil: later('complete_until'), reportedAt: later('reported_at') };
    await this.database.run((orm) =>
      orm.insert(alertingPulse).values(row).onConflictDoUpdate({ target: alertingPulse.isOne, set }),
    );
  }

  /** Undefined while alerting has never run. */
  async pulse(): Promise<AlertingPulse | undefined> {
    const { completeUntil, reportedAt } = alertingPulse;
    const [row] = await this.database.run((orm) => orm.select({ completeUntil, reportedAt }).from(alertingPulse));
    return row;
  }

  /**
   * Writes what differs from what stands there. Nothing is written of a rule that is off, gone, or another version by now, and nothing that
   * was judged by older facts. `since` stays while state and code do. Of the instants until which pods say it is blind, the latest stands.
   * Where one of them could not evaluate it, that stands for as long as it says so again.
   */
  async report(rows: readonly NewRuleHealth[], now: Date = new Date()): Promise<void> {
    for (let from = 0; from < rows.length; from += ROWS_AT_ONCE)
      await this.write(rows.slice(from, from + ROWS_AT_ONCE), now);
  }

  /** By rule; a rule of which alerting has told nothing since it was changed has no row. */
  async of(tenantId: string, ruleIds: readonly string[]): Promise<ReadonlyMap<string, KeptRuleHealth>> {
    if (ruleIds.length === 0) return new Map();
    const isAsked = and(eq(alertRuleHealth.tenantId, tenantId), inArray(alertRuleHealth.ruleId, [...ruleIds]));
    const rows = await this.database.run((orm) =>
      orm.select(getTableColumns(alertRuleHealth)).from(alertRuleHealth).where(isAsked),
    );
    return new Map(rows.map((row) => [row.ruleId, row]));
  }

  private async write(rows: readonly NewRuleHealth[], now: Date): Promise<void> {
    const asked = JSON.stringify(rows.map(({ factsAt, ...row }) => ({ ...row, factsAt: factsAt.toISOString() })));
    const at = now.toISOString();
    const brokenSince = new Date(now.getTime() - BROKEN_FOR_MS).toISOString();
    await this.database.run((orm) =>
      orm.execute(sql`
        INSERT INTO alert_rule_health AS kept
               (rule_id, tenant_id, version, state, code, pointer, subjects, learning, blind_until, since,
                facts_at, updated_at)
        SELECT rule.id, rule.tenant_id, rule.version, said.state, said.code, said.pointer, said.subjects, said.learning,
               said."blindUntil", ${at}::timestamptz, said."factsAt", ${at}::timestamptz
        FROM   jsonb_to_recordset(${asked}::jsonb) AS said("ruleId" uuid, version integer, state text, code text,
               pointer text, subjects integer, learning integer, "blindUntil" timestamptz, "factsAt" timestamptz)
        JOIN   alert_rules rule ON rule.id = said."ruleId" AND rule.version = said.version
        WHERE  rule.state = 'on' AND rule.deleted_at IS NULL
        ORDER  BY rule.id
        FOR    SHARE OF rule
        ON CONFLICT (rule_id) DO UPDATE
        SET    version = excluded.version, state = excluded.state, code = excluded.code, pointer = excluded.pointer,
               subjects = excluded.subjects, learning = excluded.learning,
               facts_at = excluded.facts_at,
               blind_until = CASE WHEN kept.version = excluded.version
                                  THEN GREATEST(kept.blind_until, excluded.blind_until) ELSE excluded.blind_until END,
               updated_at = excluded.updated_at,
               since = CASE WHEN (kept.version, kept.state, kept.code) IS NOT DISTINCT FROM
                                 (excluded.version, excluded.state, excluded.code)
                            THEN kept.since ELSE excluded.since END
        WHERE  kept.version < excluded.version
           OR  ${brokenHere('excluded')}
           OR  (NOT (${brokenHere('kept')} AND kept.updated_at > ${brokenSince}::timestamptz) AND kept.facts_at <= excluded.facts_at
                AND (kept.state, kept.code, kept.pointer, kept.subjects, kept.learning, kept.blind_until) IS DISTINCT FROM
                    (excluded.state, excluded.code, excluded.pointer, excluded.subjects, excluded.learning,
                     GREATEST(kept.blind_until, excluded.blind_until)))`),
    );
  }
}

/** What was said of the rule is said of it no more: in the transaction that changes or deletes it. */
export async function forgetHealth(tx: Pick<Orm, 'delete'>, ruleId: string): Promise<void> {
  await tx.delete(alertRuleHealth).where(eq(alertRuleHealth.ruleId, ruleId));
}
