import type { MinuteSpan } from '@vitrine/domain';
import { ticketsIn } from '@vitrine/metrics';
import type { PastDay } from './tenant-facts.js';

const DAY: MinuteSpan = { from: 0, to: 1_440 };
/** Fewer days of its own do not tell how large a store is. */
const LEAST_DAYS = 3;

/**
 * The days of a store that is still learned: its own, and for the days before them those of its peers together, made as small as the store
 * is. How small is told by the days on which both sold. A store with fewer than three days of its own has nothing usual yet.
 */
export function peerDays(own: readonly PastDay[], peers: readonly PastDay[]): readonly PastDay[] {
  const days = new Set(own.map(({ day }) => day));
  if (days.size < LEAST_DAYS) return own;
  const level = ticketsOf(own) / ticketsOf(peers.filter(({ day }) => days.has(day)));
  if (!Number.isFinite(level) || level <= 0) return own;
  const learned = peers
    .filter(({ day }) => !days.has(day))
    .map(({ day, sumsIn }): PastDay => ({ day, sumsIn: (span) => sumsIn(span).map((sum) => sum * level) }));
  return [...learned, ...own].sort((a, b) => (a.day < b.day ? -1 : 1));
}

const ticketsOf = (days: readonly PastDay[]): number =>
  days.reduce((sum, { sumsIn }) => sum + ticketsIn(sumsIn(DAY)), 0);
