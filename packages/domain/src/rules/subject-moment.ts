import type { Known } from './known-subject.js';
import type { Moment } from './read-condition.js';
import type { Measured, Reference, Scarcity, Span } from './rule.js';
import type { Stretch } from './scarcity.js';
import type { StoreTime } from './span-sums.js';
import type { SumVector } from './sums.js';

/** What a moment asks its engine for. */
export interface Asked {
  readonly sumsOf: (known: Known, span: Span, time: StoreTime) => SumVector | 'noData';
  readonly referenceOf: (
    known: Known,
    condition: Measured,
    against: string,
    atMs: number,
  ) => Reference | null | undefined;
  readonly givenOf: (known: Known, name: string) => number | null | undefined;
  readonly stretchOf: (known: Known, condition: Scarcity, time: StoreTime) => Stretch | null | undefined;
  readonly silentMs: (known: Known, day: string, atMs: number) => number | null | undefined;
  readonly openForMs: (known: Known, atMs: number) => number;
  /** Undefined while it is shut, minus infinity where nobody knows its hours. */
  readonly openedMs: (known: Known, atMs: number) => number | undefined;
}

/** One subject at one instant. A class, because millions are made. */
export class SubjectMoment implements Moment {
  constructor(
    private readonly asked: Asked,
    private readonly known: Known,
    readonly atMs: number,
    readonly day: string,
  ) {}

  sumsOf(span: Span): SumVector | 'noData' {
    return this.asked.sumsOf(this.known, span, this);
  }

  referenceOf(condition: Measured, against: string): Reference | null | undefined {
    return this.asked.referenceOf(this.known, condition, against, this.atMs);
  }

  givenOf(name: string): number | null | undefined {
    return this.asked.givenOf(this.known, name);
  }

  stretchOf(condition: Scarcity): Stretch | null | undefined {
    return this.asked.stretchOf(this.known, condition, this);
  }

  get silentMs(): number | null | undefined {
    return this.asked.silentMs(this.known, this.day, this.atMs);
  }

  get openForMs(): number {
    return this.asked.openForMs(this.known, this.atMs);
  }

  get isShut(): boolean {
    return this.asked.openedMs(this.known, this.atMs) === undefined;
  }

  get isOddDay(): boolean {
    return this.known.clock.isOddDay?.(this.day) ?? false;
  }

  get silentSince(): 'sale' | 'opening' {
    const openedMs = this.asked.openedMs(this.known, this.atMs) ?? Number.POSITIVE_INFINITY;
    return (this.known.lastSoldMs ?? Number.NEGATIVE_INFINITY) >= openedMs ? 'sale' : 'opening';
  }
}
