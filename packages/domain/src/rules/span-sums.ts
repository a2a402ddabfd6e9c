import { type DateText, mondayOf } from '../calendar/dates.js';
import { type PeriodKind, type PeriodSnapshot, PeriodSums } from './period-sums.js';
import type { Span } from './rule.js';
import type { SoldMinute } from './scarcity.js';
import { startOfDayMs } from './schedule.js';
import type { SumVector } from './sums.js';
import { Timeline, type TimelineSize, type TimelineSnapshot } from './timeline.js';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

/** What sums are kept in: seconds for an hour, minutes for a day, or the days, weeks and months of a calendar. */
export const sumKinds = ['seconds', 'minutes', 'day', 'week', 'month'] as const;
export type SumKind = (typeof sumKinds)[number];
type TimelineKind = 'seconds' | 'minutes';

/** Kinds that nobody needs are absent. */
export interface SpanSnapshot {
  readonly seconds?: TimelineSnapshot;
  readonly minutes?: TimelineSnapshot;
  readonly periods: Readonly<Partial<Record<PeriodKind, PeriodSnapshot>>>;
}

/** An instant, and the store's own date at it. */
export interface StoreTime {
  readonly atMs: number;
  readonly day: DateText;
}

/** Which kind of sums a span is read from. */
export const kindOfSpan = (span: Span): SumKind =>
  span.kind === 'soFar' ? span.of : span.lengthMs <= HOUR_MS ? 'seconds' : 'minutes';

/** When a span begins that ends now, on this day of the store's clock. */
export function startOfSpanMs(span: Span, now: StoreTime, timeZone: string): number {
  if (span.kind === 'last') return now.atMs - span.lengthMs;
  return startOfDayMs(timeZone, firstDayOf(span.of, now.day));
}

function firstDayOf(kind: PeriodKind, day: DateText): DateText {
  if (kind === 'month') return `${day.slice(0, 7)}-01`;
  return kind === 'week' ? mondayOf(day) : day;
}

/** All sums of one subject. Every rule that looks at the subject shares them. */
export class SpanSums {
  private readonly timelines = new Map<TimelineKind, Timeline>();
  private readonly periods = new Map<PeriodKind, PeriodSums>();

  private constructor(private readonly width: number) {}

  static empty(width: number, kinds: Iterable<SumKind>): SpanSums {
    const sums = new SpanSums(width);
    sums.keep(kinds);
    return sums;
  }

  static restore(width: number, { periods, ...timelines }: SpanSnapshot): SpanSums {
    const sums = new SpanSums(width);
    for (const [kind, kept] of Object.entries(timelines) as [TimelineKind, TimelineSnapshot][])
      sums.timelines.set(kind, Timeline.restore(sizeOf(kind, width), kept));
    for (const [kind, kept] of Object.entries(periods) as [PeriodKind, PeriodSnapshot][])
      sums.periods.set(kind, PeriodSums.restore(kind, width, kept));
    return sums;
  }

  /** From now on these kinds, and no others. One that is new begins empty. */
  keep(kinds: Iterable<SumKind>): void {
    const wanted = new Set(kinds);
    for (const kind of sumKinds) {
      if (kind === 'seconds' || kind === 'minutes')
        keepIn(this.timelines, kind, wanted, () => new Timeline(sizeOf(kind, this.width)));
      else keepIn(this.periods, kind, wanted, () => new PeriodSums(kind, this.width));
    }
  }

  /** Adds what was sold, or takes it off again. */
  add({ atMs, day }: StoreTime, part: SumVector, sign: 1 | -1): void {
    for (const timeline of this.timelines.values()) timeline.add(atMs, part, sign);
    for (const periods of this.periods.values()) periods.add(day, part, sign);
  }

  /** Moves the windows up to this instant; time that goes back is not followed. */
  advance(atMs: number): void {
    for (const timeline of this.timelines.values()) timeline.advance(atMs);
  }

  /** What lies in the span on this day. */
  read(span: Span, today: DateText): SumVector {
    if (span.kind === 'soFar') return this.periodsOf(span.of).read(today);
    return this.timelineOf(span.lengthMs).window(span.lengthMs).sums;
  }

  /** What lies in the window of the same length right before the span. */
  readBefore(lengthMs: number): SumVector {
    const timeline = this.timelineOf(2 * lengthMs);
    const [both, last] = [timeline.window(2 * lengthMs), timeline.window(lengthMs)];
    return both.sums.map((sum, index) => sum - (last.sums[index] as number));
  }

  /** The minutes in which something was sold before a full one, newest first. */
  minutesBefore(untilMs: number, countOf: (sums: SumVector) => number): Iterable<SoldMinute> {
    return this.timelines.get('minutes')?.before(untilMs, countOf) ?? [];
  }

  /** When the clock alone changes the last `lengthMs` next; infinity: never. */
  nextChangeMs(lengthMs: number): number {
    const timeline = this.timelineOf(lengthMs);
    return timeline.nextChangeMs(timeline.window(lengthMs));
  }

  /** Whether no window holds anything any more. */
  get isQuiet(): boolean {
    for (const timeline of this.timelines.values()) if (!timeline.isEmpty) return false;
    return true;
  }

  snapshot(): SpanSnapshot {
    const timelines = [...this.timelines].map(([kind, timeline]) => [kind, timeline.snapshot()] as const);
    const periods = [...this.periods].map(([kind, sums]) => [kind, sums.snapshot()] as const);
    return { ...Object.fromEntries(timelines), periods: Object.fromEntries(periods) };
  }

  private timelineOf(lengthMs: number): Timeline {
    return this.timelines.get(lengthMs <= HOUR_MS ? 'seconds' : 'minutes') as Timeline;
  }

  private periodsOf(kind: PeriodKind): PeriodSums {
    return this.periods.get(kind) as PeriodSums;
  }
}

function keepIn<Kind extends SumKind, Sums>(
  held: Map<Kind, Sums>,
  kind: Kind,
  wanted: ReadonlySet<SumKind>,
  make: () => Sums,
): void {
  if (!wanted.has(kind)) held.delete(kind);
  else if (!held.has(kind)) held.set(kind, make());
}

const sizeOf = (kind: TimelineKind, width: number): TimelineSize =>
  kind === 'seconds' ? { bucketMs: 1_000, keepMs: HOUR_MS, width } : { bucketMs: MINUTE_MS, keepMs: DAY_MS, width };
