import type { Alert, AlertDetail, AlertList } from '@vitrine/contracts';

const ID = '01990000-0000-7000-8000-00000000000';

/** An open alert on a store's sales; `number` tells one from another. */
export function anAlert(number: number, change: Partial<Alert> = {}): Alert {
  return {
    id: `${ID}${number}`,
    rule: { id: `${ID}9`, version: 1, name: 'Vendas abaixo do esperado', template: null },
    subject: { grain: 'store', storeId: 's1', name: 'Centro', storeName: 'Centro', timeZone: 'America/Sao_Paulo' },
    level: 'warning',
    phase: 'firing',
    status: 'open',
    headline: {
      'pt-BR': `Centro: vendas líquidas 34% abaixo do usual (${number})`,
      en: `Centro: net sales 34% below the usual (${number})`,
    },
    evidence: [],
    sinceAt: '2026-11-20T17:00:00.000Z',
    raisedAt: '2026-11-20T17:10:00.000Z',
    changedAt: '2026-11-20T17:10:00.000Z',
    endedAt: null,
    isLate: false,
    isFlapping: false,
    isUnread: false,
    assignee: null,
    acknowledgedAt: null,
    snoozedUntil: null,
    resolvedAt: null,
    cause: null,
    version: 1,
    ...change,
  };
}

export function aList(items: Alert[], change: Partial<AlertList> = {}): AlertList {
  return { items, nextCursor: null, counts: { open: items.length, critical: 0, unread: 0, snoozed: 0 }, ...change };
}

export function aDetail(number: number, change: Partial<AlertDetail> = {}): AlertDetail {
  return {
    ...anAlert(number),
    events: [],
    deliveries: [],
    contributors: [],
    findings: [],
    actions: [],
    assignees: [],
    chart: null,
    screen: '/stores/s1?period=2026-11-20..2026-11-20',
    earlier: [],
    ...change,
  };
}
