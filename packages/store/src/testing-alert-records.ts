import { randomUUID } from 'node:crypto';
import type { AlertEvidence, AlertRaised, AlertRuleDraft } from '@vitrine/contracts';
import type { NewDelivery } from './alert-delivery-rows.js';
import type { AlertRecord } from './alerts.repository.js';

const evidence: AlertEvidence = {
  condition: 'value',
  metric: 'netSales',
  fromMs: 0,
  toMs: 3_600_000,
  value: 80,
  expected: null,
  spread: null,
  judged: 80,
  by: 'value',
  side: 'below',
  warning: 100,
  critical: null,
  tickets: 3,
};

/** A rule that tells whoever is responsible of a store without sales. */
export const draft: AlertRuleDraft = {
  name: 'Loja parada',
  grain: 'store',
  condition: { kind: 'silence', side: 'above', warning: '20' },
  minTickets: 0,
  pendingMinutes: 0,
  recoverMinutes: 5,
  cooldownMinutes: 60,
  schedule: { openHoursOnly: true, quiet: [] },
  routing: {
    ...{ to: 'responsible', personIds: [], endpointIds: [], tellSeller: false, overrides: [] },
    ...{ channels: ['app'], grouping: 'each' },
  },
};

/** A change of an alert of store s1. */
export function aRaised(change: Partial<AlertRaised> = {}): AlertRaised {
  const atMs = change.atMs ?? Date.UTC(2026, 10, 20, 12);
  return {
    eventId: randomUUID(),
    alertId: randomUUID(),
    tenantId: 'acme',
    ruleId: randomUUID(),
    ruleVersion: 1,
    change: 'raised',
    level: 'warning',
    subject: { grain: 'store', storeId: 's1' },
    evidence: [evidence],
    sinceMs: atMs,
    raisedMs: atMs,
    atMs,
    isLate: false,
    emittedAt: atMs,
    ...change,
  };
}

export function aRecord(raised: AlertRaised, more: Partial<AlertRecord> = {}): AlertRecord {
  const rule = { name: 'Vendas baixas', template: null };
  return { raised, rule, recipients: [], deliveries: [], isFlapping: false, nextLookAt: null, ...more };
}

export function aDelivery(to: Pick<NewDelivery, 'userId'> | Pick<NewDelivery, 'endpointId'>): NewDelivery {
  const nextTryAt = new Date(Date.UTC(2026, 10, 20, 12));
  return { id: randomUUID(), kind: 'change', channel: 'mail', state: 'queued', reason: null, nextTryAt, ...to };
}
