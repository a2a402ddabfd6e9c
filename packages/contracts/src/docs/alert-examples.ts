import type { AlertRaised } from '../alerts/raised.js';
import type { StateChanged } from '../alerts/state-changed.js';

const RULE_ID = '7d0c6c1e-5a0e-4b57-9f0b-0d7f5f3f9a11';

/** Net sales of the last half hour, 42 % below what is usual on a Friday at eleven. */
export const exampleAlertRaised: AlertRaised = {
  eventId: 'sales.accepted.v1-3-18211-0',
  alertId: 'b9a3ec52-0a56-4c5e-8f53-7a5b2b6f4f10',
  tenantId: 'lojas-aurora',
  ruleId: RULE_ID,
  ruleVersion: 2,
  change: 'raised',
  level: 'warning',
  subject: { grain: 'store', storeId: 'LJ-07' },
  evidence: [
    {
      condition: 'usual',
      metric: 'netSales',
      fromMs: 1_764_159_000_000,
      toMs: 1_764_160_800_000,
      value: 1_160.4,
      expected: 2_000,
      spread: 320,
      judged: -2.62375,
      by: 'spreads',
      against: 'usual',
      side: 'below',
      warning: -2.5,
      critical: -4,
      tickets: 9,
    },
  ],
  sinceMs: 1_764_159_900_000,
  raisedMs: 1_764_160_800_000,
  atMs: 1_764_160_800_000,
  isLate: false,
  cause: {
    eventId: 'pdv-2-000918',
    ticketId: 'C-51207',
    rawAt: 1_764_160_799_120,
    acceptedAt: 1_764_160_799_560,
  },
  emittedAt: 1_764_160_800_012,
};

export const exampleStateChanged: StateChanged = {
  tenantId: 'lojas-aurora',
  kind: 'alertRule',
  id: RULE_ID,
  version: 2,
  at: 1_764_160_800_000,
};
