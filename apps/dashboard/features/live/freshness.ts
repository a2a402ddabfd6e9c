export interface Freshness {
  level: 'waiting' | 'fresh' | 'late' | 'lost';
  seconds: number;
}

const LATE_AFTER_S = 60;
const LOST_AFTER_S = 300;

/** How old what is on screen is, and how worrying that is. */
export function freshnessOf(heardAt: number | null, now: number): Freshness {
  if (heardAt === null) return { level: 'waiting', seconds: 0 };
  const seconds = Math.max(0, Math.floor((now - heardAt) / 1000));
  const level = seconds > LOST_AFTER_S ? 'lost' : seconds > LATE_AFTER_S ? 'late' : 'fresh';
  return { level, seconds };
}
