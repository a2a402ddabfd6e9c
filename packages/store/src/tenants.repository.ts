import { settingsOf, type TenantSettings, type TenantSettingsPatch } from '@vitrine/contracts';
import { and, asc, eq, gt, inArray, or, sql } from 'drizzle-orm';
import { addRules, type NewRule } from './alert-rules.repository.js';
import type { Database, Orm } from './database.js';
import { AlreadyExists, TenantBeingDeleted } from './errors.js';
import { tenants } from './schema.js';
import { isBeingDeleted } from './tenant-deletions.repository.js';

type TenantRow = typeof tenants.$inferSelect;
/** A tenant with every setting, chosen or by default. */
export type Tenant = Omit<TenantRow, 'settings'> & TenantSettings;

/** Settings that are absent have their default. */
export interface NewTenant extends Partial<TenantSettings> {
  /** Slug: ^[a-z0-9][a-z0-9-]{0,62}$ */
  id: string;
  name: string;
  /** ISO 4217. One per tenant. */
  currency: string;
  /** IANA name. */
  timeZone: string;
  locale: string;
}

/** A rule that a tenant begins with, for all of its stores. */
export type TenantRule = Pick<NewRule, 'state' | 'rule'>;

/** Where a list goes on: the last row of the page before. */
export interface After {
  createdAt: Date;
  id: string;
}

export class TenantsRepository {
  constructor(private readonly database: Database) {}

  /** @throws AlreadyExists | TenantBeingDeleted */
  async create(tenant: NewTenant, rules: readonly TenantRule[] = []): Promise<Tenant> {
    const row = await this.insert(tenant, rules);
    if (row === undefined) throw new AlreadyExists('tenant');
    return toTenant(row);
  }

  /** Creates the tenant, or returns the one that is there, unchanged. @throws TenantBeingDeleted */
  async ensure(tenant: NewTenant, rules: readonly TenantRule[] = []): Promise<Tenant> {
    await this.insert(tenant, rules);
    const row = await this.find(tenant.id);
    if (row === undefined) throw new Error(`Tenant ${tenant.id} vanished while it was made.`);
    return row;
  }

  async find(id: string): Promise<Tenant | undefined> {
    const [row] = await this.database.run((orm) => orm.select().from(tenants).where(eq(tenants.id, id)));
    return row && toTenant(row);
  }

  /** Which of these tenants there are. */
  async among(ids: readonly string[]): Promise<Set<string>> {
    if (ids.length === 0) return new Set();
    const rows = await this.database.run((orm) =>
      orm
        .select({ id: tenants.id })
        .from(tenants)
        .where(inArray(tenants.id, [...ids])),
    );
    return new Set(rows.map(({ id }) => id));
  }

  /** @returns the tenant as it is now, or undefined when someone changed its settings after `settingsVersion` was read */
  async changeSettings(
    { id, settingsVersion }: Pick<Tenant, 'id' | 'settingsVersion'>,
    patch: TenantSettingsPatch,
  ): Promise<Tenant | undefined> {
    const isAsRead = and(eq(tenants.id, id), eq(tenants.settingsVersion, settingsVersion));
    const { columns, others } = apart(patch);
    const settings = sql`${tenants.settings} || ${JSON.stringify(others)}::jsonb`;
    const [row] = await this.database.run((orm) =>
      orm
        .update(tenants)
        .set({ ...columns, settings, settingsVersion: settingsVersion + 1 })
        .where(isAsRead)
        .returning(),
    );
    return row && toTenant(row);
  }

  /** Oldest first. */
  async list({ limit = 500, after }: { limit?: number; after?: After } = {}): Promise<Tenant[]> {
    const beyond =
      after &&
      or(gt(tenants.createdAt, after.createdAt), and(eq(tenants.createdAt, after.createdAt), gt(tenants.id, after.id)));
    const rows = await this.database.run((orm) =>
      orm.select().from(tenants).where(beyond).orderBy(asc(tenants.createdAt), asc(tenants.id)).limit(limit),
    );
    return rows.map(toTenant);
  }

  /**
   * Asks for a deletion after the insert. One accepted meanwhile made this statement wait, and the next one sees it.
   * @returns undefined when the id is taken
   */
  private insert(tenant: NewTenant, rules: readonly TenantRule[]): Promise<TenantRow | undefined> {
    return this.database.run((orm) =>
      orm.transaction(async (tx) => {
        const [row] = await tx.insert(tenants).values(toRow(tenant)).onConflictDoNothing().returning();
        if (row === undefined) return undefined;
        if (await isBeingDeleted(tx, tenant.id)) throw new TenantBeingDeleted();
        const ofTenant = rules.map((rule) => ({ ...rule, tenantId: tenant.id, authorId: null }));
        await addRules(tx, ofTenant, row.createdAt);
        return row;
      }),
    );
  }
}

/** Which of these tenants there are. Until the transaction ends none of them goes. */
export async function lockTenants(tx: Pick<Orm, 'select'>, ids: ReadonlySet<string>): Promise<Set<string>> {
  const rows = await tx
    .select({ id: tenants.id })
    .from(tenants)
    .where(inArray(tenants.id, [...ids]))
    .orderBy(asc(tenants.id))
    .for('key share');
  return new Set(rows.map(({ id }) => id));
}

/** Two settings have columns of their own; every other is kept by its name. */
function apart({ storeNames, keepDays, ...others }: TenantSettingsPatch) {
  const columns = { ...(storeNames !== undefined && { storeNames }), ...(keepDays !== undefined && { keepDays }) };
  return { columns, others };
}

function toRow({ id, name, currency, timeZone, locale, ...chosen }: NewTenant) {
  const { columns, others } = apart(chosen);
  return { id, name, currency, timeZone, locale, ...columns, settings: others };
}

function toTenant({ settings, ...row }: TenantRow): Tenant {
  const { storeNames, keepDays } = row;
  return { ...row, ...settingsOf({ ...settings, storeNames, keepDays }) };
}
