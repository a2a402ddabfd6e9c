import type { Snapshot } from '@/lib/api/types';
import type { FlowState } from './flow';

export interface Freshness {
  level: 'waiting' | 'fresh' | 'late' | 'lost';
  /** What is late: the way to this screen, processing, the way in, a producer that holds sales back, or catching up. */
  cause: 'screen' | 'stuck' | 'broker' | 'heldBack' | 'behind' | null;
  /** Age of the screen, of the data when they are late. */
  seconds: number;
  /** When a standstill began, ms since 1970; null where nothing stands still. */
  since: number | null;
}

export interface Evidence {
  /** When this browser last heard the server. */
  heardAt: number | null;
  /** Newest sale behind the numbers, when it was accepted and when the broker took it. */
  acceptedAt: number | null;
  rawAt: number | null;
  /** The server's answer about sales that wait; null: none do. Undefined when it cannot be asked, as without the stream. */
  stalled: Snapshot['stalled'];
  /** Null for people who may not read the flow. */
  flow: FlowState | null;
}

const causes = { processing: 'stuck', broker: 'broker', transaction: 'heldBack' } as const;
const LATE_AFTER_S = 60;
const LOST_AFTER_S = 300;

/** How old the data are, not the last beat of the stream. Sales that wait are late; the absence of sales is no fault. */
export function freshnessOf({ heardAt, acceptedAt, rawAt, stalled, flow }: Evidence, now: number): Freshness {
  if (heardAt === null) return { level: 'waiting', cause: null, seconds: 0, since: null };
  const age = (at: number) => Math.max(0, Math.floor((now - at) / 1000));

  const heard = age(heardAt);
  if (heard > LATE_AFTER_S) return { level: levelOf(heard), cause: 'screen', seconds: heard, since: null };
  if (stalled) {
    const since = Date.parse(stalled.since);
    return { level: 'lost', cause: causes[stalled.cause], seconds: age(since), since };
  }
  if (flow?.isStuck) {
    // the operators' own reading comes before the minute after which everybody is told
    const since = flow.stuckSince ?? now;
    const cause = flow.isHeldBack ? 'heldBack' : 'stuck';
    return { level: levelOf(age(since)) === 'lost' ? 'lost' : 'late', cause, seconds: age(since), since };
  }
  // sales that just came in had waited this long: those behind them still wait
  const delay = acceptedAt !== null && rawAt !== null ? Math.floor((acceptedAt - rawAt) / 1000) : 0;
  if (delay > LATE_AFTER_S && acceptedAt !== null && age(acceptedAt) <= LATE_AFTER_S && flow?.waiting !== 0) {
    return { level: levelOf(delay), cause: 'behind', seconds: delay, since: null };
  }
  return { level: 'fresh', cause: null, seconds: heard, since: null };
}

function levelOf(seconds: number): Freshness['level'] {
  return seconds > LOST_AFTER_S ? 'lost' : seconds > LATE_AFTER_S ? 'late' : 'fresh';
}
