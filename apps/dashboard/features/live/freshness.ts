import type { FlowState } from './flow';

export interface Freshness {
  level: 'waiting' | 'fresh' | 'quiet' | 'late' | 'lost';
  /** What is late: the way to this screen, processing, or processing that still catches up. `quiet` is nothing sold. */
  cause: 'screen' | 'stuck' | 'behind' | null;
  /** Age of the screen, of the data when they are late, of the last sale when quiet. */
  seconds: number;
}

export interface Evidence {
  /** When this browser last heard the server. */
  heardAt: number | null;
  /** Newest sale behind the numbers, when it was accepted and when the broker took it. */
  acceptedAt: number | null;
  rawAt: number | null;
  lastSaleAt: number | null;
  /** Null for who may not read the flow. */
  flow: FlowState | null;
}

const LATE_AFTER_S = 60;
const LOST_AFTER_S = 300;

/**
 * How old the data are, not how old the last beat of the line is. Sales that wait are late; no sale is not a fault, but
 * who cannot read the flow cannot tell the two apart and is told when the last sale was.
 */
export function freshnessOf({ heardAt, acceptedAt, rawAt, lastSaleAt, flow }: Evidence, now: number): Freshness {
  if (heardAt === null) return { level: 'waiting', cause: null, seconds: 0 };
  const age = (at: number) => Math.max(0, Math.floor((now - at) / 1000));
  const newest = acceptedAt ?? lastSaleAt;

  const heard = age(heardAt);
  if (heard > LATE_AFTER_S) return { level: levelOf(heard), cause: 'screen', seconds: heard };
  if (flow?.isStuck) {
    const seconds = age(newest ?? flow.stuckSince ?? now);
    return { level: levelOf(seconds) === 'lost' ? 'lost' : 'late', cause: 'stuck', seconds };
  }
  // what just came in had waited this long: the rest behind it waits still
  const delay = acceptedAt !== null && rawAt !== null ? Math.floor((acceptedAt - rawAt) / 1000) : 0;
  if (delay > LATE_AFTER_S && acceptedAt !== null && age(acceptedAt) <= LATE_AFTER_S && flow?.waiting !== 0) {
    return { level: levelOf(delay), cause: 'behind', seconds: delay };
  }
  if (flow === null && newest !== null && age(newest) > LATE_AFTER_S) {
    return { level: 'quiet', cause: null, seconds: age(newest) };
  }
  return { level: flow === null && newest === null ? 'quiet' : 'fresh', cause: null, seconds: heard };
}

function levelOf(seconds: number): Freshness['level'] {
  return seconds > LOST_AFTER_S ? 'lost' : seconds > LATE_AFTER_S ? 'late' : 'fresh';
}
