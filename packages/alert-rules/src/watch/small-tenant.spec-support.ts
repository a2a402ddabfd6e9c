import { type AcceptedTicket, type AlertRuleDraft, alertRuleDraftSchema } from '@vitrine/contracts';
import { storeDateOf } from '@vitrine/domain';
import type { StoreFacts, TenantFacts } from '../facts/tenant-facts.js';

export const MINUTE_MS = 60_000;
const ZONE = 'America/Sao_Paulo';
/** A Tuesday that is no holiday; the store's clock is three hours behind. */
export const at = (time: string, day = '2026-10-20'): number => Date.parse(`${day}T${time}:00-03:00`);

const everyDay = [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ weekday, opens: '09:00', closes: '19:00' }));
const aStore = (id: string, region: string): StoreFacts => ({ id, name: id, region, timeZone: ZONE, hours: everyDay });

export const someFacts = (more: Partial<TenantFacts> = {}): TenantFacts => ({
  asOfMs: at('00:00'),
  timeZone: ZONE,
  stores: new Map([aStore('centro', 'Sul'), aStore('praia', 'Sul')].map((store) => [store.id, store])),
  categoryOf: (productId) => (productId === 'p1' ? 'Papelaria' : undefined),
  pastDaysOf: () => [],
  soldDaysOf: () => 0,
  goalOf: () => undefined,
  lowPerformers: [],
  ...more,
});

const routing = { to: 'responsible', channels: ['app'] };
export const aDraft = (fields: Record<string, unknown>): AlertRuleDraft =>
  alertRuleDraftSchema.parse({
    name: 'a rule',
    grain: 'store',
    recoverMinutes: 0,
    cooldownMinutes: 0,
    routing,
    ...fields,
  });
export const aRule = (id: string, fields: Record<string, unknown>) => ({ id, version: 1, draft: aDraft(fields) });

let number = 0;
/** One line of R$ `amount`, sold at an instant and taken by the broker a second later. */
export function aTicket(soldMs: number, amount: string, more: Partial<AcceptedTicket> = {}): AcceptedTicket {
  const { soldOn, hour } = storeDateOf(soldMs, ZONE);
  number += 1;
  return {
    tenantId: 'loja',
    storeId: 'centro',
    ticketId: `t${number}`,
    revision: 0,
    status: 'closed',
    kind: 'sale',
    soldAt: new Date(soldMs).toISOString(),
    soldOn,
    soldHour: hour,
    channel: 'store',
    currency: 'BRL',
    eventId: `e${number}`,
    sellerIds: ['v1'],
    lines: [aLine(amount)],
    netSales: amount,
    source: { partition: 0, offset: String(number) },
    rawAt: soldMs + 1_000,
    acceptedAt: soldMs + 2_000,
    ...more,
  };
}

export const aLine = (netAmount: string, more: Partial<AcceptedTicket['lines'][number]> = {}) => ({
  ...{ lineId: '1', productId: 'p1', sellerId: 'v1', quantity: netAmount.startsWith('-') ? '-1' : '1' },
  ...{ unitPrice: netAmount.replace('-', ''), discount: '0', netAmount },
  ...more,
});
