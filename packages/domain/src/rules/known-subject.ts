import type { DateText } from '../calendar/dates.js';
import type { AlertState } from './alert-state.js';
import type { Reference, Rule, Scarcity } from './rule.js';
import type { ExpectedSales, Stretch } from './scarcity.js';
import type { OnOff, Opening, StoreClock } from './schedule.js';
import type { SpanSums } from './span-sums.js';
import type { Tills } from './tills.js';

/** Whose sums they are: a store, a seller of a store. */
export interface Subject {
  readonly grain: string;
  readonly key: string;
}

/** One text for equal subjects. */
export const subjectId = ({ grain, key }: Subject): string => `${grain}:${key}`;

/** How the sales that are looked at came. */
export interface Manner {
  /** They count, and nobody is called for them. */
  readonly isHistory?: boolean;
  /** What was told already is changed by them: an open alert says so when its figure has moved, by a return only towards its end. */
  readonly changesTold?: 'correction' | 'return';
}

/** What a figure is held against, and until when that holds. */
export interface TimedReference {
  readonly reference: Reference | null | undefined;
  readonly untilMs: number;
}

/** One rule on one subject. */
export interface Watch {
  readonly rule: Rule;
  state: AlertState | undefined;
  schedule: Since<OnOff> | undefined;
  dueMs: number;
}

/** An answer with the instant from which on it is known: looks may step back by some seconds between two ticks. */
export type Since<Answer> = Answer & { readonly fromMs: number };

/** Does what was found hold at this instant, too? */
export const holdsAt = <Answer extends { readonly fromMs: number; readonly untilMs: number }>(
  answer: Answer | undefined,
  atMs: number,
): answer is Answer => answer !== undefined && answer.fromMs <= atMs && atMs < answer.untilMs;

/** A day of the subject's own wall. */
export interface WallDay {
  readonly day: DateText;
  readonly fromMs: number;
  readonly untilMs: number;
}

/** All that the engine holds of one subject. */
export interface Known extends Subject {
  clock: StoreClock;
  sums: SpanSums;
  lastSoldMs: number | undefined;
  /** Of a store that names them. */
  tills: Tills | undefined;
  /** Of the rules that `of` names. States that were restored wait under their keys until rules are there. */
  watches: readonly Watch[];
  of: object | undefined;
  waiting: Readonly<Record<string, AlertState>>;
  wallDay: WallDay | undefined;
  opening: Since<Opening> | undefined;
  /** Absent until something is asked for, as most are of most subjects. */
  references: Map<string, Since<TimedReference>> | undefined;
  /** Usual sales by day, of the days that were asked for. */
  expected: Map<DateText, ExpectedSales | null | undefined> | undefined;
  /** What was read at the last full minute. */
  stretches: Map<Scarcity, { readonly untilMs: number; readonly stretch: Stretch | null }> | undefined;
  /** Where it stands in the agenda; infinity: nowhere. */
  queuedMs: number;
  /** Of the sales that came since it was looked at last. */
  manner: Manner | undefined;
  /** Its states are not those that were handed out last. */
  isChanged: boolean;
}
