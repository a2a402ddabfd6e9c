import type { DueDelivery } from '@vitrine/store';
import { type AllowedDelivery, toldToTenant } from './allowed-delivery.js';

const AT = new Date('2026-11-30T15:00:00Z');

/** A message about low sales in a store, as the queue hands it out, to somebody who may know all. */
export function aDelivery(
  delivery: Partial<DueDelivery['delivery']> = {},
  {
    alert,
    event,
    person,
    parts,
  }: { [K in 'alert' | 'event']?: object } & Partial<Pick<DueDelivery, 'person' | 'parts'>> = {},
): AllowedDelivery {
  const evidence = [
    {
      ...{ condition: 'change', metric: 'netSales', fromMs: AT.getTime() - 3_600_000, toMs: AT.getTime() },
      ...{ value: 3_120, expected: 4_727.27, spread: null, judged: -0.34, by: 'share', against: 'sameWeekday' },
      ...{ side: 'below', warning: -0.2, critical: -0.5, tickets: 21 },
    },
  ];
  const subject = { grain: 'store', storeId: 'store-01' };
  return {
    delivery: {
      ...{
        id: '0195f0e0-0000-8000-8000-000000000001',
        tenantId: 'demo',
        alertId: '0195f0e0-0000-8000-8000-0000000000aa',
      },
      ...{ eventId: 'e1', kind: 'change', channel: 'webhook', userId: null, endpointId: null, state: 'queued' },
      ...{ reason: null, foldedInto: null, attempts: 1, nextTryAt: AT, leasedUntil: null, createdAt: AT, sentAt: null },
      ...delivery,
    },
    alert: {
      ...{
        id: '0195f0e0-0000-8000-8000-0000000000aa',
        tenantId: 'demo',
        ruleId: '0195f0e0-0000-8000-8000-0000000000bb',
      },
      ...{ ruleVersion: 3, ruleName: 'Queda de vendas', template: null, grain: 'store', subject, storeId: 'store-01' },
      ...{
        regionId: null,
        sellerId: null,
        level: 'warning',
        phase: 'firing',
        evidence,
        isLate: false,
        isFlapping: false,
      },
      ...{
        sinceAt: AT,
        raisedAt: AT,
        changedAt: AT,
        endedAt: null,
        endedBy: null,
        status: 'open',
        version: 1,
        ...alert,
      },
    },
    event: {
      ...{ id: 'e1', alertId: '0195f0e0-0000-8000-8000-0000000000aa', tenantId: 'demo', kind: 'raised', at: AT },
      ...{ actorId: null, level: 'warning', evidence, comment: null, ...event },
    },
    person: person ?? null,
    parts: parts ?? [],
    told: toldToTenant('demo'),
  } as unknown as AllowedDelivery;
}

export const aPerson = (
  change: Partial<NonNullable<DueDelivery['person']>> = {},
): NonNullable<DueDelivery['person']> => ({
  ...{ id: '0195f0e0-0000-7000-8000-0000000000cc', name: 'Ana Souza', email: 'ana@demo.example', role: 'manager' },
  ...{ locale: 'pt-BR', isGone: false, chosen: {}, ...change },
});
