import { addTo, noSums, type SumVector } from './sums.js';

/** The newest buckets of a timeline, up to its clock, added up as they come and go. Made by `Timeline.window`. */
export class SlidingWindow {
  /** Index of the first bucket inside, and of the first one ahead of the clock. */
  private from = 0;
  private to = 0;
  private now = Number.NEGATIVE_INFINITY;
  private total: number[];
  private isExact = true;

  constructor(
    private readonly numbers: readonly number[],
    private readonly buckets: readonly SumVector[],
    /** In buckets. */
    readonly length: number,
    width: number,
  ) {
    this.total = noSums(width);
  }

  /** What lies in the window now; the same array each time. NaN while it is too large, or something in it is. */
  get sums(): SumVector {
    return this.total;
  }

  /** The number of the bucket with which the clock changes the window next, if nothing is added; infinity: never. */
  get nextChange(): number {
    const leaves = this.from < this.to ? (this.numbers[this.from] as number) + this.length : Number.POSITIVE_INFINITY;
    return Math.min(leaves, this.numbers[this.to] ?? Number.POSITIVE_INFINITY);
  }

  /** @internal */
  slideTo(now: number): void {
    this.now = now;
    for (; (this.numbers[this.to] ?? Number.POSITIVE_INFINITY) <= now; this.to++) this.take(this.to, 1);
    for (; this.from < this.to && (this.numbers[this.from] as number) <= now - this.length; this.from++) {
      this.take(this.from, -1);
    }
    if (this.from === this.to) this.empty();
    else if (!this.isExact) this.recount();
  }

  /** @internal An empty bucket was put in its place among the others. */
  opened(number: number): void {
    if (number > this.now) return;
    this.to++;
    if (number <= this.now - this.length) this.from++;
  }

  /** @internal */
  changed(number: number, part: SumVector, sign: 1 | -1): void {
    if (number > this.now || number <= this.now - this.length) return;
    this.add(part, sign);
    if (!this.isExact) this.recount();
  }

  /** @internal The oldest buckets are gone; no window reached them. */
  forgot(count: number): void {
    this.from -= count;
    this.to -= count;
  }

  private take(index: number, sign: 1 | -1): void {
    this.add(this.buckets[index] as SumVector, sign);
  }

  private add(part: SumVector, sign: 1 | -1): void {
    this.isExact = addTo(this.total, part, sign) && this.isExact;
  }

  /** What was too large may have left. Seldom enough to add everything up again. */
  private recount(): void {
    this.empty();
    for (let index = this.from; index < this.to; index++) this.take(index, 1);
  }

  private empty(): void {
    this.total.fill(0);
    this.isExact = true;
  }
}
