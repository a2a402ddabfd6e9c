import type { AlertRouting, AlertRuleDraft } from '@vitrine/contracts';

/** Low sales of each store, told to its own manager in the app and by mail. */
export function aRuleDraft(routing: Partial<AlertRouting> = {}): AlertRuleDraft {
  return {
    ...{ name: 'Vendas baixas', grain: 'store', minTickets: 0, pendingMinutes: 0, recoverMinutes: 5 },
    cooldownMinutes: 60,
    condition: { kind: 'value', metric: 'netSales', window: '1h', side: 'below', warning: '100' },
    schedule: { openHoursOnly: true, quiet: [] },
    routing: {
      ...{ to: 'responsible', personIds: [], endpointIds: [], tellSeller: false, overrides: [], grouping: 'each' },
      ...{ channels: ['app', 'mail'], ...routing },
    },
  };
}
