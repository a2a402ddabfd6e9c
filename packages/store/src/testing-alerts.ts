import type { AlertEvidence } from '@vitrine/contracts';
import { alertSubjectKey } from './alert-subject-key.js';
import { Database } from './database.js';
import { alertDeliveries, alertEvents, alertRecipients, alerts } from './schema-alerts.js';
import { newId } from './secrets.js';

export type TestAlert = Omit<typeof alerts.$inferInsert, 'subjectKey'>;

/** Alerts as routing records them, written straight into a suite's own database. */
export class TestAlerts {
  private readonly database: Database;

  constructor(databaseUrl: string) {
    this.database = new Database(databaseUrl, 2);
  }

  /** @param told who was told of it */
  async add(alert: Partial<TestAlert> & Pick<TestAlert, 'tenantId'>, told: readonly string[] = []): Promise<TestAlert> {
    const fields = { ...anAlert, id: newId(), ...alert };
    const row = { ...fields, subjectKey: alertSubjectKey(fields.subject) };
    const { id: alertId, tenantId, raisedAt: at } = row;
    await this.database.run((orm) =>
      orm.transaction(async (tx) => {
        await tx.insert(alerts).values(row);
        await tx
          .insert(alertEvents)
          .values({ id: newId(), alertId, tenantId, kind: 'raised', at, level: row.level, evidence: row.evidence });
        if (told.length === 0) return;
        await tx.insert(alertRecipients).values(told.map((userId) => ({ alertId, tenantId, userId, toldAt: at })));
      }),
    );
    return row;
  }

  async addEvent(event: Pick<typeof alertEvents.$inferInsert, 'alertId' | 'tenantId' | 'kind' | 'at'>): Promise<void> {
    await this.database.run((orm) => orm.insert(alertEvents).values({ id: newId(), ...event }));
  }

  async addDelivery(
    delivery: Partial<typeof alertDeliveries.$inferInsert> & Pick<TestAlert, 'tenantId'> & { alertId: string },
  ): Promise<string> {
    const row = { ...aDelivery, id: newId(), nextTryAt: new Date(), ...delivery };
    await this.database.run((orm) => orm.insert(alertDeliveries).values(row));
    return row.id;
  }

  close(): Promise<void> {
    return this.database.close();
  }
}

const at = new Date('2026-11-20T15:00:00Z');
/** Net sales of an hour, a third below what is usual. */
export const testEvidence: AlertEvidence[] = [
  {
    condition: 'usual',
    metric: 'netSales',
    fromMs: at.getTime() - 3_600_000,
    toMs: at.getTime(),
    value: 3_120,
    expected: 4_727.5,
    spread: 500,
    judged: -3.2,
    by: 'spreads',
    against: 'usual',
    side: 'below',
    warning: -3,
    critical: -5,
    tickets: 14,
  },
];

/** An open alert of a store on them. */
const anAlert = {
  ruleId: '01990000-0000-7000-8000-000000000001',
  ruleVersion: 1,
  ruleName: 'Vendas abaixo do esperado',
  template: null,
  grain: 'store',
  subject: { grain: 'store', storeId: 's1' },
  regionId: null,
  storeId: 's1',
  sellerId: null,
  level: 'warning',
  phase: 'firing',
  evidence: testEvidence,
  sinceAt: at,
  raisedAt: at,
  changedAt: at,
} satisfies Omit<TestAlert, 'id' | 'tenantId'>;

const aDelivery = { eventId: 'e1', kind: 'change', channel: 'app', state: 'delivered' } as const;
