import { offsetMsAt, storeDateOf } from '@vitrine/domain';
import type { MetricContext } from '@vitrine/metrics';
import type { StoreRow } from '../stores.js';

type Elsewhere = NonNullable<MetricContext['elsewhere']>[number];

/** Day and minute on the clocks of a time zone. */
export function clockOf(now: Date, timeZone: string): Pick<MetricContext, 'today' | 'minuteOfDay'> {
  const { soldOn, hour, minute } = storeDateOf(now, timeZone);
  return { today: soldOn, minuteOfDay: hour * 60 + minute };
}

/** The stores whose clock shows another time than the tenant's, one group for each time shown. */
export function clocksElsewhere(stores: readonly StoreRow[], timeZone: string, now: Date): Elsewhere[] {
  const ownOffsetMs = offsetMsAt(now.getTime(), timeZone);
  const groups = new Map<number, Elsewhere & { storeIds: string[] }>();
  for (const store of stores) {
    const aheadMs = offsetMsAt(now.getTime(), store.timeZone) - ownOffsetMs;
    if (aheadMs === 0) continue;
    const group = groups.get(aheadMs) ?? { ...clockOf(now, store.timeZone), storeIds: [] };
    group.storeIds.push(store.storeId);
    groups.set(aheadMs, group);
  }
  return [...groups.values()];
}
