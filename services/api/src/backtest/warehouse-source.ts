import { conditionsOf, factNeeds } from '@vitrine/alert-rules';
import { addDays, storeDateOf } from '@vitrine/domain';
import { readAlertFacts, replayArrivals, type Warehouse } from '@vitrine/warehouse';
import type { BacktestJob } from './backtest-job.js';
import type { BacktestSource } from './run-backtest.js';

/** What the longest period so far looks back; every other window is of a day at most. */
const LOOKBACK_DAYS = { month: 31, week: 7, day: 1 } as const;

export function warehouseSource(warehouse: Warehouse): BacktestSource {
  return {
    facts: (job) => {
      const { tenantId, timeZone, nowMs, days, rules } = job;
      const needs = factNeeds(rules.map(({ draft }) => draft));
      return readAlertFacts(warehouse, { tenantId, timeZone, asOfMs: nowMs, needs, days });
    },
    arrivals: (job, from) => {
      const { tenantId, currency, timeZone, nowMs, storeIds } = job;
      const span = { from: addDays(from, -lookbackDaysOf(job)), to: storeDateOf(nowMs, timeZone).soldOn };
      return replayArrivals({ warehouse, tenantId, currency, timeZone, ...span, ...(storeIds && { storeIds }) });
    },
  };
}

function lookbackDaysOf({ rules }: BacktestJob): number {
  const windows = rules
    .flatMap(({ draft }) => conditionsOf(draft))
    .map(({ part }) => ('window' in part ? part.window : 'day'));
  return windows.includes('month') ? LOOKBACK_DAYS.month : LOOKBACK_DAYS[windows.includes('week') ? 'week' : 'day'];
}
