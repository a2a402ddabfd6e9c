import { SlidingWindow } from './sliding-window.js';
import { addTo, type KeptSums, noSums, type SumVector, takenUp } from './sums.js';

const LEAST_FORGOTTEN = 64;

export interface TimelineSize {
  /** Length of a bucket. */
  readonly bucketMs: number;
  /** How far back the longest window reaches. */
  readonly keepMs: number;
  /** How many sums a bucket holds. */
  readonly width: number;
}

/** What a snapshot keeps of a timeline: its clock, and each bucket with its number. */
export interface TimelineSnapshot {
  readonly nowMs: number;
  readonly buckets: readonly (readonly [number: number, sums: KeptSums])[];
}

/**
 * Sums of one group over time, in buckets of equal length. Only buckets that something fell into take memory, so that a
 * quiet store costs nothing. Windows of several lengths slide over the same buckets.
 *
 * Time is that of the events, and comes in any order: a late sale is added to its own bucket, and to every window that
 * still reaches it. One ahead of the clock counts once the clock gets there.
 */
export class Timeline {
  private readonly numbers: number[] = [];
  private readonly buckets: number[][] = [];
  /** Few: a list takes less than a map does, in every subject. */
  private readonly windows: SlidingWindow[] = [];
  private nowMs = Number.NEGATIVE_INFINITY;

  constructor(private readonly size: TimelineSize) {}

  /** @param lengthMs a whole number of buckets, at most `keepMs`; equal lengths share a window */
  window(lengthMs: number): SlidingWindow {
    const { bucketMs, keepMs, width } = this.size;
    if (lengthMs % bucketMs !== 0 || lengthMs <= 0 || lengthMs > keepMs)
      throw new RangeError('no window of this length');
    const length = lengthMs / bucketMs;
    for (const known of this.windows) if (known.length === length) return known;
    const made = new SlidingWindow(this.numbers, this.buckets, length, width);
    made.slideTo(this.bucketOf(this.nowMs));
    this.windows.push(made);
    return made;
  }

  /** When the clock changes this window next, if nothing is added; infinity: never. */
  nextChangeMs(window: SlidingWindow): number {
    return window.nextChange * this.size.bucketMs;
  }

  get isEmpty(): boolean {
    return this.numbers.length === 0;
  }

  /** Adds what happened at `atMs`, or takes it off again. What no window can reach any more is left out. */
  add(atMs: number, part: SumVector, sign: 1 | -1 = 1): void {
    const number = this.bucketOf(atMs);
    if (number <= this.bucketOf(this.nowMs - this.size.keepMs)) return;
    const index = this.placeOf(number);
    if (this.numbers[index] !== number) this.open(index, number);
    addTo(this.buckets[index] as number[], part, sign);
    for (const window of this.windows) window.changed(number, part, sign);
  }

  /** Buckets that ended by then, newest first, each with what it counts. */
  *before(untilMs: number, countOf: (sums: SumVector) => number): Generator<{ endMs: number; count: number }> {
    for (let index = this.placeOf(this.bucketOf(untilMs)) - 1; index >= 0; index--)
      yield {
        endMs: ((this.numbers[index] as number) + 1) * this.size.bucketMs,
        count: countOf(this.buckets[index] as SumVector),
      };
  }

  /** Moves the clock forward, and the windows with it. A clock that goes back is not followed. */
  advance(nowMs: number): void {
    if (nowMs <= this.nowMs) return;
    this.nowMs = nowMs;
    for (const window of this.windows) window.slideTo(this.bucketOf(nowMs));
    this.forget(this.placeOf(this.bucketOf(nowMs - this.size.keepMs) + 1));
  }

  /** What `restore` makes the same timeline of. */
  snapshot(): TimelineSnapshot {
    const oldest = this.bucketOf(this.nowMs - this.size.keepMs);
    const buckets = this.numbers.flatMap((number, index) =>
      number > oldest ? [[number, [...(this.buckets[index] as number[])]] as const] : [],
    );
    return { nowMs: this.nowMs, buckets };
  }

  static restore(size: TimelineSize, { nowMs, buckets }: TimelineSnapshot): Timeline {
    const timeline = new Timeline(size);
    timeline.advance(nowMs);
    for (const [number, sums] of buckets) timeline.add(number * size.bucketMs, takenUp(sums));
    return timeline;
  }

  private bucketOf(atMs: number): number {
    return Math.floor(atMs / this.size.bucketMs);
  }

  /** Where the bucket is, or would be. The newest is looked at first: most sales are of now. */
  private placeOf(number: number): number {
    let [low, high] = [0, this.numbers.length];
    if (high > 0 && number > (this.numbers[high - 1] as number)) return high;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.numbers[middle] as number) < number) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  private open(index: number, number: number): void {
    this.numbers.splice(index, 0, number);
    this.buckets.splice(index, 0, noSums(this.size.width));
    for (const window of this.windows) window.opened(number);
  }

  /** Old buckets are let go of many at a time, or with the last: moving the others along takes longer than keeping a few. */
  private forget(count: number): void {
    if (count === 0 || (count < LEAST_FORGOTTEN && count < this.numbers.length)) return;
    this.numbers.splice(0, count);
    this.buckets.splice(0, count);
    for (const window of this.windows) window.forgot(count);
  }
}
