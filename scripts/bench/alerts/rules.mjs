import { loadCatalog } from '@vitrine/demo';

export const STORES = 500;
export const RULES = 1_000;
/** Rules over all stores; each of the others is about five. */
const WIDE_RULES = 40;
const STORES_OF_A_NARROW_RULE = 5;
/** How many rules look at a sale, on the average. */
export const MATCHING = WIDE_RULES + ((RULES - WIDE_RULES) * STORES_OF_A_NARROW_RULE) / STORES;

/** No store of the load comes near it within five minutes; a probe does at once. */
export const THRESHOLD = 5_000_000;

export const storeIds = (tenantId) =>
  [...loadCatalog({ stores: STORES, tenantId })].filter(({ type }) => type === 'store').map(({ id }) => id);

/** Undefined: of all stores. */
export function storesOfRule(index, ids) {
  const from = (index * STORES_OF_A_NARROW_RULE) % STORES;
  return index < WIDE_RULES ? undefined : ids.slice(from, from + STORES_OF_A_NARROW_RULE);
}

const CONDITIONS = [
  { kind: 'value', metric: 'netSales', window: '15m', side: 'above', critical: '90000000' },
  { kind: 'value', metric: 'discountRate', window: '1h', side: 'above', warning: '0.9' },
  { kind: 'value', metric: 'averageTicket', window: '30m', side: 'above', warning: '9000000' },
  { kind: 'value', metric: 'returnRate', window: 'day', side: 'above', warning: '0.9' },
  {
    kind: 'change',
    metric: 'tickets',
    window: '10m',
    against: 'previousWindow',
    by: 'share',
    side: 'above',
    warning: '5000',
  },
];

/** The first is the one that probes break, and tells app and webhook; the others hold nothing, and are looked at with every sale. */
export function* rulesOf(tenantId, { personId, endpointId }) {
  yield {
    ...common('probe', { kind: 'value', metric: 'netSales', window: '5m', side: 'above', critical: String(THRESHOLD) }),
    routing: { to: 'people', personIds: [personId], endpointIds: [endpointId], channels: ['app', 'webhook'] },
  };
  const ids = storeIds(tenantId);
  for (let index = 1; index < RULES; index++) {
    const ofRule = storesOfRule(index, ids);
    yield {
      ...common(`rule ${index}`, CONDITIONS[index % CONDITIONS.length]),
      ...(ofRule && { storeIds: ofRule }),
      routing: { to: 'people', personIds: [personId], channels: ['app'] },
    };
  }
}

const common = (name, condition) => ({
  name,
  grain: 'store',
  condition,
  pendingMinutes: 0,
  recoverMinutes: 0,
  cooldownMinutes: 0,
  schedule: { openHoursOnly: false, quiet: [] },
});
