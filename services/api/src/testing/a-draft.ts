import { type AlertRuleDraft, alertRuleDraftSchema } from '@vitrine/contracts';

/** Each store that sells nothing for twenty minutes; tests say what matters to them. */
export function aDraft(change: Partial<AlertRuleDraft> = {}): AlertRuleDraft {
  return alertRuleDraftSchema.parse({
    name: 'Loja parada',
    grain: 'store',
    condition: { kind: 'silence', side: 'above', warning: '20' },
    routing: { to: 'responsible', channels: ['app'] },
    ...change,
  });
}
