import type { AlertPartial } from '../alerts/partial.js';
import type { AlertRaised } from '../alerts/raised.js';
import type { AlertStateRecord } from '../alerts/state.js';
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

/** R$ 1,160.40 in nine sales that one batch brought to the region Sul. */
export const exampleAlertPartial: AlertPartial = {
  tenantId: 'lojas-aurora',
  grain: 'region',
  group: 'Sul',
  source: { partition: 3, formedAtMs: 1_764_160_800_700, offset: 18_211 },
  sums: [
    {
      soldMs: 1_764_160_798_000,
      day: '2025-11-26',
      part: [11_604_000, 0, 0, 11_604_000, 58_000_000, 11_604_000, 14_000, 9],
      hasSale: true,
      atMs: 1_764_160_800_000,
      isHistory: false,
    },
  ],
};

export const exampleAlertState: AlertStateRecord = {
  stage: 'tickets',
  kind: 'states',
  tenantId: 'lojas-aurora',
  subject: 'store:LJ-07',
  among: 6,
  at: 18_212,
  body: { states: { [`${RULE_ID}@2`]: { phase: 'firing', level: 'warning', sinceMs: 1_764_160_800_000 } } },
};
