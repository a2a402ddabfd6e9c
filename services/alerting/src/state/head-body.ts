import type { WatchHead } from '@vitrine/alert-rules';
import { laterSince } from '@vitrine/domain';
import type { MarkEntry } from './marks.js';

/** What a watched tenant needs beside states and sums. */
export interface HeadBody {
  readonly watch: WatchHead;
  /** From when on every sale of the tenant has been seen; null: from the beginning. */
  readonly sinceMs: number | null;
  readonly marks: readonly MarkEntry[];
  /** From this offset on the records of sums may lack sales; null: they are complete. And the marks as of then. */
  readonly from: number | null;
  readonly fromMarks: readonly MarkEntry[];
  /** Where the clock of a replay stands, null before its first event; absent: it was the clock on the wall. */
  readonly eventMs?: number | null;
}

/**
 * The head of what two partitions have kept of a tenant, for one that takes up something of both: nothing is told of a span that one of
 * them has not seen whole, and what one has judged is not judged at an earlier moment again.
 */
export function mergedHead(one: HeadBody, other: HeadBody): HeadBody {
  const isReplay = one.eventMs !== undefined || other.eventMs !== undefined;
  return {
    watch: {
      clockMs: laterOf(one.watch.clockMs, other.watch.clockMs),
      spanningClockMs: laterOf(one.watch.spanningClockMs, other.watch.spanningClockMs),
      counted: laterSince(one.watch.counted, other.watch.counted),
      spanningCounted: laterSince(one.watch.spanningCounted, other.watch.spanningCounted),
    },
    sinceMs: laterOf(one.sinceMs, other.sinceMs),
    marks: [...one.marks, ...other.marks],
    // Offsets of different partitions.
    from: null,
    fromMarks: [],
    ...(isReplay && { eventMs: laterOf(one.eventMs ?? null, other.eventMs ?? null) }),
  };
}

/** Null is before every moment. */
const laterOf = (one: number | null, other: number | null): number | null =>
  one === null || other === null ? (one ?? other) : Math.max(one, other);
