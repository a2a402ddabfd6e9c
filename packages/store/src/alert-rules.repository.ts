import type { AlertRuleDraft } from '@vitrine/contracts';
import { and, asc, count, desc, eq, getTableColumns, gt, inArray, isNull, lt, or, type SQL, sql } from 'drizzle-orm';
import { forgetHealth } from './alert-rule-health.repository.js';
import type { Database, Orm } from './database.js';
import { endOutdatedAlerts, ofRule } from './end-outdated-alerts.js';
import { noteChanged } from './outbox.repository.js';
import { alertRules, alertRuleVersions } from './schema-alerts.js';
import { newId } from './secrets.js';
import type { After } from './tenants.repository.js';

/** A rule as it stands. One that is on begins at `pausedUntil`. `authorId`: whose scope it is judged by; null: the whole tenant's. */
export type KeptRule = Omit<typeof alertRules.$inferSelect, 'deletedAt'>;
/** `authorId`: who made this version; null where the instance or a program did. */
export type RuleVersion = typeof alertRuleVersions.$inferSelect;

export type NewRule = Pick<KeptRule, 'tenantId' | 'state' | 'rule' | 'authorId'>;
/** What is absent stays. */
export type RuleChange = Partial<Pick<KeptRule, 'state' | 'pausedUntil' | 'rule' | 'authorId'>>;
/** The rule as somebody read it. */
export type RuleRead = Pick<KeptRule, 'tenantId' | 'id' | 'version'>;

/** What tells whether a rule must be read again, and whether it is paused. */
export type ActiveVersion = RuleRead & Pick<KeptRule, 'pausedUntil'>;

/** What a rule asks, and where. A list that is absent names everything. */
export interface RuleAsked {
  readonly grain: AlertRuleDraft['grain'];
  /** Parts of its conditions. */
  readonly questions: readonly { readonly kind: string; readonly metric?: string; readonly side: string }[];
  readonly storeIds?: readonly string[] | undefined;
  readonly regionIds?: readonly string[] | undefined;
  readonly categories?: readonly string[] | undefined;
  readonly productIds?: readonly string[] | undefined;
}

type Tx = Pick<Orm, 'insert' | 'update'>;

const { deletedAt, ...kept } = getTableColumns(alertRules);
const isThere = isNull(deletedAt);
const isOf = (tenantId: string, id: string) => and(eq(kept.tenantId, tenantId), eq(kept.id, id), isThere);
const isAsRead = ({ tenantId, id, version }: RuleRead) => and(isOf(tenantId, id), eq(kept.version, version));
const isOn = and(eq(kept.state, 'on'), isThere);

/**
 * Rules of alerts. Every change is a version: services that keep the rule in memory are told of it through the outbox, and alerts that the
 * version before had open end with it.
 */
export class AlertRulesRepository {
  constructor(private readonly database: Database) {}

  /** All or none; a list has them in the order in which they are given. */
  create(rules: readonly NewRule[], now: Date = new Date()): Promise<KeptRule[]> {
    return this.database.run((orm) => orm.transaction((tx) => addRules(tx, rules, now)));
  }

  /** Rules of a tenant, oldest first. */
  list(tenantId: string, { limit = 500, after }: { limit?: number; after?: After } = {}): Promise<KeptRule[]> {
    const { createdAt, id } = kept;
    const beyond = after && or(gt(createdAt, after.createdAt), and(eq(createdAt, after.createdAt), gt(id, after.id)));
    return this.database.run((orm) =>
      orm
        .select(kept)
        .from(alertRules)
        .where(and(eq(kept.tenantId, tenantId), isThere, beyond))
        .orderBy(asc(createdAt), asc(id))
        .limit(limit),
    );
  }

  async count(tenantId: string): Promise<number> {
    const isAsked = and(eq(kept.tenantId, tenantId), isThere);
    const [row] = await this.database.run((orm) => orm.select({ rules: count() }).from(alertRules).where(isAsked));
    return row?.rules ?? 0;
  }

  async find(tenantId: string, id: string): Promise<KeptRule | undefined> {
    const [row] = await this.database.run((orm) => orm.select(kept).from(alertRules).where(isOf(tenantId, id)));
    return row;
  }

  /**
   * @param actorId the person who changes it
   * @returns the rule as it is now, or undefined when somebody changed or deleted it after it was read
   */
  change(read: RuleRead, change: RuleChange, actorId: string | null, now = new Date()): Promise<KeptRule | undefined> {
    return this.database.run((orm) =>
      orm.transaction(async (tx) => {
        const [row] = await tx
          .update(alertRules)
          .set({ ...change, version: read.version + 1, updatedAt: now })
          .where(isAsRead(read))
          .returning(kept);
        if (row === undefined) return undefined;
        await keepVersions(tx, [row], () => actorId, now);
        await forgetHealth(tx, row.id);
        await endOutdatedAlerts(tx, ofRule(row.id), actorId, now);
        return row;
      }),
    );
  }

  /** The row stays for the alerts that it raised. @returns false when somebody changed or deleted it after it was read */
  delete(read: RuleRead, now: Date = new Date()): Promise<boolean> {
    const version = read.version + 1;
    const gone = { state: 'off', version, deletedAt: now, updatedAt: now } as const;
    return this.database.run((orm) =>
      orm.transaction(async (tx) => {
        const rows = await tx.update(alertRules).set(gone).where(isAsRead(read)).returning({ id: kept.id });
        await tell(
          tx,
          rows.map(({ id }) => ({ tenantId: read.tenantId, id, version })),
          now,
        );
        if (rows.length > 0) await forgetHealth(tx, read.id);
        await endOutdatedAlerts(tx, ofRule(read.id), null, now);
        return rows.length > 0;
      }),
    );
  }

  /** Versions of a rule, the newest first. */
  versionsOf(ruleId: string, { limit, before }: { limit: number; before?: number }): Promise<RuleVersion[]> {
    const isOlder = before === undefined ? undefined : lt(alertRuleVersions.version, before);
    return this.database.run((orm) =>
      orm
        .select()
        .from(alertRuleVersions)
        .where(and(eq(alertRuleVersions.ruleId, ruleId), isOlder))
        .orderBy(desc(alertRuleVersions.version))
        .limit(limit),
    );
  }

  /** Rules that are on, of all tenants or of one, or some of them; a paused one too, with the instant at which it begins again. */
  listActive(tenantId?: string, ids?: readonly string[]): Promise<KeptRule[]> {
    if (ids?.length === 0) return Promise.resolve([]);
    const isAsked = and(
      tenantId === undefined ? undefined : eq(kept.tenantId, tenantId),
      ids && inArray(kept.id, [...ids]),
    );
    return this.database.run((orm) =>
      orm.select(kept).from(alertRules).where(and(isOn, isAsked)).orderBy(asc(kept.tenantId), asc(kept.id)),
    );
  }

  /**
   * Rules of a tenant that are on, ask something of this and name none of its places and products, or some of them; in the order of their
   * ids. Regions are not those of the stores here: whoever knows both compares them.
   */
  listAlike(
    tenantId: string,
    asked: RuleAsked,
    { limit, afterId }: { limit: number; afterId?: string | undefined },
  ): Promise<KeptRule[]> {
    const isBeyond = afterId === undefined ? undefined : gt(kept.id, afterId);
    return this.database.run((orm) =>
      orm
        .select(kept)
        .from(alertRules)
        .where(and(isOn, eq(kept.tenantId, tenantId), isAlike(asked), isBeyond))
        .orderBy(asc(kept.id))
        .limit(limit),
    );
  }

  /** The versions of rules that are on, of all tenants or of one, in the order of their ids: what is missing here is off or deleted. */
  versions(of?: string): Promise<ActiveVersion[]> {
    const { tenantId, id, version, pausedUntil } = kept;
    const isAsked = of === undefined ? undefined : eq(tenantId, of);
    return this.database.run((orm) =>
      orm.select({ tenantId, id, version, pausedUntil }).from(alertRules).where(and(isOn, isAsked)).orderBy(asc(id)),
    );
  }
}

function isAlike({ grain, questions, ...places }: RuleAsked): SQL | undefined {
  const holds = (fields: object) => sql`${kept.rule} @> ${JSON.stringify(fields)}::jsonb`;
  const asks = questions.flatMap((part) => [holds({ condition: part }), holds({ condition: { of: [part] } })]);
  const named = (['storeIds', 'regionIds', 'categories', 'productIds'] as const).map((name) => {
    const ids = places[name];
    const list = sql`${kept.rule} -> ${name}`;
    return ids && or(sql`${list} IS NULL`, sql`${list} ?| ${sql.param([...ids])}::text[]`);
  });
  return and(holds({ grain }), or(...asks), ...named);
}

/** In the transaction that makes them. */
export async function addRules(tx: Tx, rules: readonly NewRule[], now: Date): Promise<KeptRule[]> {
  if (rules.length === 0) return [];
  const rows = rules.map((rule, place) => ({
    ...rule,
    id: newId(now.getTime() + place),
    createdAt: now,
    updatedAt: now,
  }));
  const made = await tx.insert(alertRules).values(rows).returning(kept);
  await keepVersions(tx, made, ({ authorId }) => authorId, now);
  return made;
}

async function keepVersions(
  tx: Tx,
  rules: readonly KeptRule[],
  actorOf: (rule: KeptRule) => string | null,
  now: Date,
): Promise<void> {
  const versions = rules.map((row) => {
    const { id, version, state, pausedUntil, rule } = row;
    return { ruleId: id, version, state, pausedUntil, rule, authorId: actorOf(row), at: now };
  });
  await tx.insert(alertRuleVersions).values(versions);
  await tell(tx, rules, now);
}

function tell(tx: Tx, rules: readonly RuleRead[], now: Date): Promise<void> {
  return noteChanged(
    tx,
    rules.map(({ tenantId, id, version }) => ({ tenantId, kind: 'alertRule', id, version })),
    now,
  );
}
