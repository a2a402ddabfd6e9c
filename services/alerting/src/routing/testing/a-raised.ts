import { randomUUID } from 'node:crypto';
import type { AlertEvidence, AlertRaised } from '@vitrine/contracts';

const evidence: AlertEvidence = {
  ...{ condition: 'value', metric: 'netSales', fromMs: 0, toMs: 3_600_000, value: 80, expected: null, spread: null },
  ...{ judged: 80, by: 'value', side: 'below', warning: 100, critical: null, tickets: 3 },
};

/** A rule has begun to hold for a store, just now. */
export function aRaised(change: Partial<AlertRaised> = {}): AlertRaised {
  const atMs = change.atMs ?? Date.now();
  return {
    ...{ eventId: randomUUID(), alertId: randomUUID(), tenantId: 'loja', ruleId: randomUUID(), ruleVersion: 1 },
    ...{ change: 'raised', level: 'warning', subject: { grain: 'store', storeId: 's1' }, evidence: [evidence] },
    ...{ sinceMs: atMs, raisedMs: atMs, atMs, isLate: false, emittedAt: atMs, ...change },
  };
}
