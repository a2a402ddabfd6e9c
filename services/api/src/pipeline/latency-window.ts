const SLOT_MS = 10_000;
const SLOTS = 30;
/** Each bucket is 5 % wider than the one before: a percentile is right to 5 %. */
const GROWTH = Math.log(1.05);

interface Slot {
  startedAt: number;
  count: number;
  buckets: Map<number, number>;
}

export interface Latency {
  p50Ms: number | null;
  p95Ms: number | null;
  p99Ms: number | null;
}

/** Times of the last five minutes in bounded memory, however many there are. */
export class LatencyWindow {
  private slots: Slot[] = [];

  add(ms: number, now: number = Date.now()): void {
    const slot = this.slotOf(now);
    const bucket = Math.round(Math.log(Math.max(0, ms) + 1) / GROWTH);
    slot.count += 1;
    slot.buckets.set(bucket, (slot.buckets.get(bucket) ?? 0) + 1);
  }

  percentiles(now: number = Date.now()): Latency {
    const merged = new Map<number, number>();
    let total = 0;
    for (const slot of this.slots) {
      if (now - slot.startedAt >= SLOT_MS * SLOTS) continue;
      total += slot.count;
      for (const [bucket, count] of slot.buckets) merged.set(bucket, (merged.get(bucket) ?? 0) + count);
    }
    const sorted = [...merged].sort(([a], [b]) => a - b);
    return { p50Ms: at(sorted, total, 0.5), p95Ms: at(sorted, total, 0.95), p99Ms: at(sorted, total, 0.99) };
  }

  /** Per second over the last minute. */
  rate(now: number = Date.now()): number {
    const recent = this.slots.filter((slot) => now - slot.startedAt < 60_000);
    return Math.round((recent.reduce((sum, slot) => sum + slot.count, 0) / 60) * 100) / 100;
  }

  private slotOf(now: number): Slot {
    const startedAt = now - (now % SLOT_MS);
    const last = this.slots.at(-1);
    if (last?.startedAt === startedAt) return last;
    const slot = { startedAt, count: 0, buckets: new Map<number, number>() };
    this.slots = [...this.slots.slice(-(SLOTS - 1)), slot];
    return slot;
  }
}

function at(sorted: readonly (readonly [number, number])[], total: number, share: number): number | null {
  let seen = 0;
  for (const [bucket, count] of sorted) {
    seen += count;
    if (seen >= total * share) return Math.round(Math.exp(bucket * GROWTH) - 1);
  }
  return null;
}
