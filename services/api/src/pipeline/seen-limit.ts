/** Reports of one person that count in a minute: a screen that is open gets a snapshot a second. */
export const SEEN_A_MINUTE = 120;
const MINUTE_MS = 60_000;
const MOST_PEOPLE = 20_000;

/** How many of a browser's reports count: no single person decides the times of everybody. */
export class SeenLimit {
  private readonly taken = new Map<string, number>();
  private minute = 0;

  /** The first of `lags` that still count for this caller in this minute. */
  take(callerId: string, lags: readonly number[], now: number = Date.now()): readonly number[] {
    const minute = Math.floor(now / MINUTE_MS);
    if (minute !== this.minute) this.taken.clear();
    this.minute = minute;
    const before = this.taken.get(callerId) ?? 0;
    if (before === 0 && this.taken.size >= MOST_PEOPLE) return [];
    const counted = lags.slice(0, Math.max(0, SEEN_A_MINUTE - before));
    this.taken.set(callerId, before + counted.length);
    return counted;
  }
}
