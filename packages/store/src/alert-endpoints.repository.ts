import { and, asc, eq, gt, isNull, lte, or, sql } from 'drizzle-orm';
import type { Database } from './database.js';
import { alertEndpoints } from './schema-alerts.js';
import { newId } from './secrets.js';
import type { After } from './tenants.repository.js';

export type AlertEndpointRow = typeof alertEndpoints.$inferSelect;

/** Address and secret come sealed, each bound to the endpoint's id. */
export type NewAlertEndpoint = Pick<AlertEndpointRow, 'id' | 'tenantId' | 'name' | 'kind' | 'host'> & {
  sealedUrl: string;
  sealedSecret: string | null;
  createdBy: string | null;
};

/** What the sealed address and the sealed secrets of an endpoint are bound to, beside its tenant. */
export const endpointUrlPurpose = (id: string): string => `alert endpoint ${id}: address`;
export const endpointSecretPurpose = (id: string): string => `alert endpoint ${id}: secret`;

/** An id before there is a row, to seal for. */
export const newEndpointId = (): string => newId();

/** The id alone tells tenants apart, and a caller's id is not believed. */
const isOne = (tenantId: string, id: string) => and(eq(alertEndpoints.tenantId, tenantId), eq(alertEndpoints.id, id));

/** Webhooks that a tenant's alerts go to. */
export class AlertEndpointsRepository {
  constructor(private readonly database: Database) {}

  async create(input: NewAlertEndpoint): Promise<AlertEndpointRow> {
    const [row] = await this.database.run((orm) => orm.insert(alertEndpoints).values(input).returning());
    if (row === undefined) throw new Error('The endpoint vanished while it was made.');
    return row;
  }

  async find(tenantId: string, id: string): Promise<AlertEndpointRow | undefined> {
    const [row] = await this.database.run((orm) => orm.select().from(alertEndpoints).where(isOne(tenantId, id)));
    return row;
  }

  /** Oldest first. */
  list(tenantId: string, { limit, after }: { limit: number; after?: After }): Promise<AlertEndpointRow[]> {
    const { createdAt, id } = alertEndpoints;
    const beyond = after && or(gt(createdAt, after.createdAt), and(eq(createdAt, after.createdAt), gt(id, after.id)));
    return this.database.run((orm) =>
      orm
        .select()
        .from(alertEndpoints)
        .where(and(eq(alertEndpoints.tenantId, tenantId), beyond))
        .orderBy(asc(createdAt), asc(id))
        .limit(limit),
    );
  }

  /** @returns undefined when there is none */
  change(tenantId: string, id: string, change: { state: 'on' | 'off' }): Promise<AlertEndpointRow | undefined> {
    return this.update(tenantId, id, change);
  }

  /** The secret before stays good until then. Of two rotations within that time the first one's secret ends with the second. */
  rotate(
    tenantId: string,
    id: string,
    { sealedSecret, beforeUntil }: { sealedSecret: string; beforeUntil: Date },
  ): Promise<AlertEndpointRow | undefined> {
    return this.update(tenantId, id, {
      sealedSecretBefore: sql`${alertEndpoints.sealedSecret}`,
      sealedSecret,
      secretBeforeUntil: beforeUntil,
    });
  }

  async remove(tenantId: string, id: string): Promise<boolean> {
    const removed = await this.database.run((orm) =>
      orm.delete(alertEndpoints).where(isOne(tenantId, id)).returning({ id: alertEndpoints.id }),
    );
    return removed.length > 0;
  }

  /** Something arrived there: whatever was wrong is over. What a person turned off stays off. */
  async noteDelivered(tenantId: string, id: string, at: Date = new Date()): Promise<void> {
    const state = sql`CASE WHEN ${alertEndpoints.state} = 'failing' THEN 'on' ELSE ${alertEndpoints.state} END`;
    await this.update(tenantId, id, { lastDeliveryAt: at, state });
  }

  /** `off`: the receiver said that it is gone. `failing`: a message was given up. */
  async noteFault(tenantId: string, id: string, state: 'off' | 'failing'): Promise<void> {
    const isOn = and(isOne(tenantId, id), sql`${alertEndpoints.state} <> 'off'`);
    await this.database.run((orm) => orm.update(alertEndpoints).set({ state }).where(isOn));
  }

  /** A test message is sent soon. One that waits already is replaced. */
  askTest(tenantId: string, id: string, at: Date = new Date()): Promise<AlertEndpointRow | undefined> {
    return this.update(tenantId, id, { testAskedAt: at, testState: 'queued', testReason: null, testLeasedUntil: null });
  }

  /** Endpoints whose test is due; no two callers get the same one within the lease. */
  claimTests(leaseMs: number, now: Date = new Date()): Promise<AlertEndpointRow[]> {
    const isFree = or(isNull(alertEndpoints.testLeasedUntil), lte(alertEndpoints.testLeasedUntil, now));
    return this.database.run((orm) =>
      orm
        .update(alertEndpoints)
        .set({ testLeasedUntil: new Date(now.getTime() + leaseMs) })
        .where(and(eq(alertEndpoints.testState, 'queued'), isFree))
        .returning(),
    );
  }

  /** Unless another test was asked for meanwhile. @param reason null: it arrived */
  async noteTested({ id, testAskedAt }: AlertEndpointRow, reason: string | null): Promise<void> {
    if (testAskedAt === null) return;
    const outcome = { testState: reason === null ? ('sent' as const) : ('failed' as const), testReason: reason };
    const isThis = and(eq(alertEndpoints.id, id), eq(alertEndpoints.testAskedAt, testAskedAt));
    await this.database.run((orm) => orm.update(alertEndpoints).set(outcome).where(isThis));
  }

  private async update(tenantId: string, id: string, change: object): Promise<AlertEndpointRow | undefined> {
    const [row] = await this.database.run((orm) =>
      orm.update(alertEndpoints).set(change).where(isOne(tenantId, id)).returning(),
    );
    return row;
  }
}
