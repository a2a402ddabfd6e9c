import type { DateText } from '../calendar/dates.js';
import { type PeriodKind, type PeriodSnapshot, PeriodSums } from './period-sums.js';
import type { Span } from './rule.js';
import type { SumVector } from './sums.js';
import { Timeline, type TimelineSize, type TimelineSnapshot } from './timeline.js';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

export interface SpanSnapshot {
  readonly seconds: TimelineSnapshot;
  readonly minutes: TimelineSnapshot;
  readonly periods: Readonly<Record<PeriodKind, PeriodSnapshot>>;
}

/** An instant, and the store's own date at it. */
export interface StoreTime {
  readonly atMs: number;
  readonly day: DateText;
}

/**
 * All sums of one subject: by second for an hour, by minute for a day, and the day, week and month so far.
 * Every rule that looks at the subject shares them.
 */
export class SpanSums {
  private constructor(
    private readonly seconds: Timeline,
    private readonly minutes: Timeline,
    private readonly periods: Readonly<Record<PeriodKind, PeriodSums>>,
  ) {}

  static empty(width: number): SpanSums {
    const { seconds, minutes } = sizesOf(width);
    const periods = (kind: PeriodKind) => new PeriodSums(kind, width);
    return new SpanSums(new Timeline(seconds), new Timeline(minutes), {
      day: periods('day'),
      week: periods('week'),
      month: periods('month'),
    });
  }

  static restore(width: number, { seconds, minutes, periods }: SpanSnapshot): SpanSums {
    const sizes = sizesOf(width);
    const period = (kind: PeriodKind) => PeriodSums.restore(kind, width, periods[kind]);
    return new SpanSums(Timeline.restore(sizes.seconds, seconds), Timeline.restore(sizes.minutes, minutes), {
      day: period('day'),
      week: period('week'),
      month: period('month'),
    });
  }

  /** Adds what was sold, or takes it off again. */
  add({ atMs, day }: StoreTime, part: SumVector, sign: 1 | -1): void {
    this.seconds.add(atMs, part, sign);
    this.minutes.add(atMs, part, sign);
    this.periods.day.add(day, part, sign);
    this.periods.week.add(day, part, sign);
    this.periods.month.add(day, part, sign);
  }

  /** Moves the windows up to this instant; time that goes back is not followed. */
  advance(atMs: number): void {
    this.seconds.advance(atMs);
    this.minutes.advance(atMs);
  }

  /** What lies in the span on this day; undefined when its sums are too large to be exact. */
  read(span: Span, today: DateText): SumVector | undefined {
    if (span.kind === 'soFar') {
      const sums = this.periods[span.of].read(today);
      return sums.every(Number.isSafeInteger) ? sums : undefined;
    }
    const window = (span.lengthMs <= HOUR_MS ? this.seconds : this.minutes).window(span.lengthMs);
    return window.isExact ? window.sums : undefined;
  }

  snapshot(): SpanSnapshot {
    const { day, week, month } = this.periods;
    return {
      seconds: this.seconds.snapshot(),
      minutes: this.minutes.snapshot(),
      periods: { day: day.snapshot(), week: week.snapshot(), month: month.snapshot() },
    };
  }
}

const sizesOf = (width: number): { seconds: TimelineSize; minutes: TimelineSize } => ({
  seconds: { bucketMs: 1_000, keepMs: HOUR_MS, width },
  minutes: { bucketMs: MINUTE_MS, keepMs: DAY_MS, width },
});
