import { addDays } from '../calendar/dates.js';
import type { CountedSince } from './counted-since.js';
import { type Measured, partsOf, type Rule, type Span, WINDOW_BEFORE } from './rule.js';
import { wallDayAt } from './schedule.js';
import { kindOfSpan, startOfSpanMs } from './span-sums.js';

/**
 * From when on every span of a rule lies in what was counted, on all of these clocks; before, it cannot ring. Undefined where
 * nothing is missing, or nobody counts for it yet. A rule that needs the strangest stretch of a day looks at what there is of it.
 */
export function wholeFromMs(
  { grain, condition }: Pick<Rule, 'grain' | 'condition'>,
  counted: CountedSince,
  timeZones: Iterable<string>,
): number | undefined {
  const zones = [...timeZones];
  const instants = partsOf(condition).flatMap((part) => {
    if (part.kind !== 'measured') return [];
    const span = longestSpan(part);
    const sinceMs = counted[grain]?.[kindOfSpan(span)];
    return typeof sinceMs === 'number' ? zones.map((zone) => firstWholeMs(span, sinceMs, zone)) : [];
  });
  return instants.length > 0 ? Math.max(...instants) : undefined;
}

/** One that is held against the window before it reaches back twice as far. */
function longestSpan({ span, judging }: Measured): Span {
  const isAgainstBefore = judging.kind !== 'value' && judging.against === WINDOW_BEFORE;
  return span.kind === 'last' && isAgainstBefore ? { ...span, lengthMs: 2 * span.lengthMs } : span;
}

/** When the first span ends, or first begins by the calendar, that holds nothing from before `sinceMs`. */
function firstWholeMs(span: Span, sinceMs: number, timeZone: string): number {
  if (span.kind === 'last') return sinceMs + span.lengthMs;
  for (let { day } = wallDayAt(timeZone, sinceMs); ; day = addDays(day, 1)) {
    const startMs = startOfSpanMs(span, { atMs: sinceMs, day }, timeZone);
    if (startMs >= sinceMs) return startMs;
  }
}
