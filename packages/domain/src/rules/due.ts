import { stateDueMs } from './alert-state.js';
import type { Known, Watch } from './known-subject.js';
import type { Thresholds } from './level.js';
import type { Moment } from './read-condition.js';
import { type Measured, partsOf, type Scarcity, type Single, WINDOW_BEFORE } from './rule.js';

const NEVER = Number.POSITIVE_INFINITY;
const MINUTE_MS = 60_000;

/** When time alone may bring a rule to another reading or state. Before that, looking at it finds nothing new. */
export function dueOf(
  watch: Watch,
  known: Known,
  moment: Moment,
  atMs: number,
  stretchDueOf: (condition: Scarcity) => number,
): number {
  const { rule, state, schedule } = watch;
  const scheduleMs = schedule?.untilMs ?? NEVER;
  const ofState = state ? stateDueMs(state, rule.patience) : NEVER;
  if (schedule?.isOn === false) return scheduleMs;
  let dueMs = Math.min(scheduleMs, ofState > atMs ? ofState : NEVER);
  for (const part of partsOf(rule.condition))
    dueMs = Math.min(dueMs, part.kind === 'scarcity' ? stretchDueOf(part) : dueOfPart(part, known, moment, atMs));
  return dueMs;
}

function dueOfPart(part: Exclude<Single, Scarcity>, known: Known, moment: Moment, atMs: number): number {
  if (part.kind === 'given') return NEVER;
  if (part.kind === 'silence')
    return Math.min(silenceDue(part.thresholds, moment.silentMs ?? undefined, atMs), hoursDue(known, atMs));
  return Math.min(spanDue(part, known, atMs), referenceDue(part, known, atMs));
}

function spanDue({ span, judging, afterOpeningMs }: Measured, { sums, wallDay, opening }: Known, atMs: number): number {
  if (span.kind === 'soFar') return wallDay?.untilMs ?? NEVER;
  if (afterOpeningMs !== undefined && opening) {
    const judgedFromMs = opening.openedMs === undefined ? opening.untilMs : opening.openedMs + afterOpeningMs;
    if (judgedFromMs > atMs) return judgedFromMs;
  }
  const own = sums.nextChangeMs(span.lengthMs);
  const isAgainstBefore = judging.kind !== 'value' && judging.against === WINDOW_BEFORE;
  return isAgainstBefore ? Math.min(own, sums.nextChangeMs(2 * span.lengthMs)) : own;
}

/** One that was not asked for at this look is out of date, and changes nothing before it is asked for again. */
function referenceDue({ judging }: Measured, { references }: Known, atMs: number): number {
  if (judging.kind === 'value') return NEVER;
  const untilMs = references?.get(judging.against)?.untilMs ?? NEVER;
  return untilMs > atMs ? untilMs : NEVER;
}

/** A silence ends when the store shuts, begins anew when it opens, and says nothing on some days. */
function hoursDue({ opening, wallDay }: Known, atMs: number): number {
  const ends = [opening?.untilMs, wallDay?.untilMs].flatMap((ms) => (ms !== undefined && ms > atMs ? [ms] : []));
  return Math.min(NEVER, ...ends);
}

/** The next threshold that a silence reaches by lasting. */
function silenceDue({ warning, critical }: Thresholds, silentMs: number | undefined, atMs: number): number {
  if (silentMs === undefined) return NEVER;
  const ahead = [warning, critical].flatMap((minutes) =>
    minutes !== undefined && minutes * MINUTE_MS > silentMs ? [minutes * MINUTE_MS] : [],
  );
  return Math.min(NEVER, ...ahead.map((lengthMs) => atMs - silentMs + lengthMs));
}
