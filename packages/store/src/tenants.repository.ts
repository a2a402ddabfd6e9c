import { and, asc, eq, gt, or } from 'drizzle-orm';
import type { Database } from './database.js';
import { AlreadyExists } from './errors.js';
import { tenants } from './schema.js';

export type Tenant = typeof tenants.$inferSelect;

export interface NewTenant {
  /** Slug: ^[a-z0-9][a-z0-9-]{0,62}$ */
  id: string;
  name: string;
  /** ISO 4217. One per tenant. */
  currency: string;
  /** IANA name. */
  timeZone: string;
  locale: string;
  /** Whether a store manager sees other stores by name. Default 'named'. */
  storeNames?: 'named' | 'anonymous';
  /** Days of history to keep. Default null: for ever. */
  keepDays?: number | null;
}

/** Where a list goes on: the last row of the page before. */
export interface After {
  createdAt: Date;
  id: string;
}

export class TenantsRepository {
  constructor(private readonly database: Database) {}

  /** @throws AlreadyExists */
  async create(tenant: NewTenant): Promise<Tenant> {
    const [row] = await this.database.run((orm) =>
      orm.insert(tenants).values(tenant).onConflictDoNothing().returning(),
    );
    if (row === undefined) throw new AlreadyExists('tenant');
    return row;
  }

  /** Creates the tenant, or returns the one that is there, unchanged. */
  async ensure(tenant: NewTenant): Promise<Tenant> {
    await this.database.run((orm) => orm.insert(tenants).values(tenant).onConflictDoNothing());
    const row = await this.find(tenant.id);
    if (row === undefined) throw new Error(`Tenant ${tenant.id} vanished while it was made.`);
    return row;
  }

  async find(id: string): Promise<Tenant | undefined> {
    const rows = await this.database.run((orm) => orm.select().from(tenants).where(eq(tenants.id, id)));
    return rows[0];
  }

  /** Oldest first. */
  list({ limit = 500, after }: { limit?: number; after?: After } = {}): Promise<Tenant[]> {
    const beyond =
      after &&
      or(gt(tenants.createdAt, after.createdAt), and(eq(tenants.createdAt, after.createdAt), gt(tenants.id, after.id)));
    return this.database.run((orm) =>
      orm.select().from(tenants).where(beyond).orderBy(asc(tenants.createdAt), asc(tenants.id)).limit(limit),
    );
  }
}
