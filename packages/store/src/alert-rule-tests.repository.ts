import { and, eq, gt, inArray, lt, sql } from 'drizzle-orm';
import type { ToldPart } from './alert-deliveries.repository.js';
import { type NewDelivery, toDeliveryRow } from './alert-delivery-rows.js';
import { alertSubjectKey } from './alert-subject-key.js';
import type { Database, Orm } from './database.js';
import { actionOfRule, alertDeliveries, alertRules, alertRuleTests } from './schema-alerts.js';

/** A message made up to see how a rule reaches people. */
export type RuleTest = typeof alertRuleTests.$inferSelect;

export interface AskedTest {
  readonly test: RuleTest;
  readonly deliveries: readonly Omit<NewDelivery, 'kind' | 'state' | 'reason' | 'nextTryAt'>[];
  /** So many within so long, of whoever asks. */
  readonly most: number;
  readonly withinMs: number;
}

/** Tests of rules, and their messages in the queue of all messages. */
export class AlertRuleTestsRepository {
  constructor(private readonly database: Database) {}

  /** All or nothing. @returns false when whoever asks has asked too often */
  ask({ test, deliveries, most, withinMs }: AskedTest): Promise<boolean> {
    const { tenantId, askedBy, askedAt } = test;
    const since = new Date(askedAt.getTime() - withinMs);
    const isLately = and(
      eq(alertRuleTests.tenantId, tenantId),
      eq(alertRuleTests.askedBy, askedBy),
      gt(alertRuleTests.askedAt, since),
    );
    return this.database.run((orm) =>
      orm.transaction(async (tx) => {
        // Two that are asked for at once are counted one after the other.
        await tx.execute(sql`SELECT pg_advisory_xact_lock(hashtextextended(${`rule test ${tenantId} ${askedBy}`}, 0))`);
        if ((await tx.$count(alertRuleTests, isLately)) >= most) return false;
        await tx.insert(alertRuleTests).values(test);
        if (deliveries.length > 0) await tx.insert(alertDeliveries).values(deliveries.map((one) => rowOf(one, test)));
        return true;
      }),
    );
  }

  /** Tests from before a moment, with their messages. */
  async deleteOld(before: Date): Promise<void> {
    const isOld = lt(alertRuleTests.askedAt, before);
    await this.database.run((orm) =>
      orm.transaction(async (tx) => {
        const old = tx.select({ id: alertRuleTests.id }).from(alertRuleTests).where(isOld);
        await tx
          .delete(alertDeliveries)
          .where(and(eq(alertDeliveries.kind, 'test'), inArray(alertDeliveries.alertId, old)));
        await tx.delete(alertRuleTests).where(isOld);
      }),
    );
  }
}

function rowOf(delivery: AskedTest['deliveries'][number], { id, tenantId, askedAt }: RuleTest) {
  const message = { kind: 'test', state: 'queued', reason: null, nextTryAt: askedAt } as const;
  return toDeliveryRow({ ...delivery, ...message }, { tenantId, alertId: id, eventId: id });
}

/** What messages of tests tell of, in the form of an alert that was just raised. By id. */
export async function toldByTests(
  orm: Pick<Orm, 'select'>,
  ids: readonly string[],
): Promise<ReadonlyMap<string, ToldPart>> {
  if (ids.length === 0) return new Map();
  const tests = await orm
    .select({ test: alertRuleTests, action: actionOfRule })
    .from(alertRuleTests)
    .leftJoin(alertRules, eq(alertRules.id, alertRuleTests.ruleId))
    .where(inArray(alertRuleTests.id, [...ids]));
  return new Map(tests.map(({ test, action }) => [test.id, { ...toldBy(test), action: action ?? undefined }]));
}

function toldBy(test: RuleTest): Omit<ToldPart, 'action'> {
  const { id, tenantId, ruleId, ruleVersion, ruleName, template, subject, level, evidence, askedAt: at } = test;
  const { grain, regionId = null, storeId = null, sellerId = null } = subject;
  const untouched = { assigneeId: null, acknowledgedAt: null, snoozedUntil: null, resolvedAt: null, cause: null };
  const unseen = { remindedAt: null, escalatedTo: null, nextLookAt: null, isLate: false, isFlapping: false };
  return {
    alert: {
      ...{ id, tenantId, ruleId, ruleVersion, ruleName, template, grain, subject, regionId, storeId, sellerId, level },
      ...{ evidence, subjectKey: alertSubjectKey(subject), phase: 'firing', status: 'open', version: 1 },
      ...{ sinceAt: at, raisedAt: at, changedAt: at, endedAt: null, endedBy: null, ...untouched, ...unseen },
    },
    event: {
      ...{ id, alertId: id, tenantId, kind: 'raised', at, recordedAt: at, level, evidence },
      ...{ actorId: null, comment: null, detail: null },
    },
  };
}
