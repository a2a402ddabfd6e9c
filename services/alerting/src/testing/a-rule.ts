import { type AlertRuleDraft, alertRuleDraftSchema } from '@vitrine/contracts';

/** A rule of each store that rings from R$ 100 a day on; a test names only what it is about. */
export const aDraft = (fields: Record<string, unknown> = {}): AlertRuleDraft =>
  alertRuleDraftSchema.parse({
    name: 'a rule',
    grain: 'store',
    condition: { kind: 'value', metric: 'netSales', window: 'day', side: 'above', warning: '100' },
    recoverMinutes: 0,
    cooldownMinutes: 0,
    schedule: { openHoursOnly: false },
    routing: { to: 'responsible', channels: ['app'] },
    ...fields,
  });
