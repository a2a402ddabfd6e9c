import { isLevel, type Reading } from './alert-state.js';
import { type Level, levelOf, mildestOf, worstOf } from './level.js';
import type { Condition, Joined, Judging, Measured, Reference, Scarcity, Single, Span } from './rule.js';
import type { Stretch } from './scarcity.js';
import type { SumVector } from './sums.js';

const MINUTE_MS = 60_000;

/** Why there is nothing to judge by: nobody counted or knows, or a sum that the figure reads was too large to be exact. */
export type Blind = 'noData' | 'error';

/** All that a condition may ask about its subject at one moment. Null: there is nothing to hold it against, and nothing to judge. */
export interface Moment {
  /** `noData` when the span begins before anybody counted. */
  readonly sumsOf: (span: Span) => SumVector | 'noData';
  /** Undefined while there is too little history to know. */
  readonly referenceOf: (condition: Measured, against: string) => Reference | null | undefined;
  readonly givenOf: (name: string) => number | null | undefined;
  /** The stretch of time with too few sales; undefined while there is too little history. */
  readonly stretchOf: (condition: Scarcity) => Stretch | null | undefined;
  /** Since the last sale or the opening, whichever was later; undefined when neither is known. Null: nobody knows whether it is open. */
  readonly silentMs: number | null | undefined;
  /** For how long the store has been open; 0 while it is shut, infinity where nobody knows its hours. */
  readonly openForMs: number;
  /** Its hours say that the store is shut. */
  readonly isShut?: boolean;
  /** A day of which nobody knows what is usual. */
  readonly isOddDay?: boolean;
  /** What the silence is counted from. */
  readonly silentSince?: 'sale' | 'opening';
}

/** What a condition says at a moment. `held` is the level that is open already: it ends only beyond the slack. */
export function readCondition(condition: Condition, moment: Moment, held: Level): Reading {
  if ('of' in condition) return join(condition, (part) => readSingle(part, moment, held));
  return readSingle(condition, moment, held);
}

/** The figure as it is judged: the value, or how far it lies from its reference. Null: there is nothing to judge. */
export function judgedFigure(condition: Single, moment: Moment): number | null | Blind {
  if (condition.kind === 'measured') return judgedMeasure(condition, moment);
  if (condition.kind === 'silence') return silentMinutes(moment);
  if (condition.kind === 'scarcity') return spreadsOf(moment.stretchOf(condition));
  const given = moment.givenOf(condition.name);
  return given === undefined ? 'noData' : given;
}

function readSingle(condition: Single, moment: Moment, held: Level): Reading {
  const figure = judgedFigure(condition, moment);
  if (figure === 'noData' || figure === 'error') return figure;
  const level = figure === null ? 'none' : levelOf(figure, condition.thresholds, held);
  return condition.kind === 'scarcity' && level !== 'none' ? ofReported(level, condition, moment) : level;
}

/** Where the tills that go on sell as usual, sales do not fail to be made but to be told: nobody knows how many there were. */
function ofReported(level: Level, condition: Scarcity, moment: Moment): Reading {
  const spreads = moment.stretchOf(condition)?.reportedSpreads;
  if (spreads === undefined) return level;
  const ofTold = levelOf(spreads, condition.thresholds);
  return ofTold === 'none' ? 'noData' : mildestOf([level, ofTold]);
}

function judgedMeasure(condition: Measured, moment: Moment): number | null | Blind {
  if (condition.afterOpeningMs !== undefined && moment.openForMs < condition.afterOpeningMs) return null;
  const sums = moment.sumsOf(condition.span);
  if (sums === 'noData') return sums;
  if (!condition.isEnough(sums)) return null;
  const figure = condition.figure(sums);
  const { judging } = condition;
  if (figure === null || judging.kind === 'value') return exactOr(figure);
  const reference = moment.referenceOf(condition, judging.against);
  if (reference === undefined) return 'noData';
  return reference === null ? null : exactOr(distance(figure, sums, reference, judging));
}

/** Only the figures that read a sum that is not exact cannot be told. */
const exactOr = (figure: number | null): number | null | 'error' => (Number.isNaN(figure) ? 'error' : figure);

function silentMinutes({ silentMs }: Moment): number | null | Blind {
  if (silentMs === undefined) return 'noData';
  return silentMs === null ? null : silentMs / MINUTE_MS;
}

/** Where no stretch has fewer sales than usual there is nothing to judge, whatever the threshold. */
function spreadsOf(stretch: Stretch | null | undefined): number | null | Blind {
  if (stretch === undefined) return 'noData';
  return stretch === null || stretch.spreads >= 0 ? null : stretch.spreads;
}

/** How far a figure over these sums usually lies from its reference. */
export function spreadOf({ spread, learnedOf }: Reference, sums: SumVector, judging: Judging): number {
  if (learnedOf === undefined || judging.kind !== 'band' || !judging.countOf) return spread;
  return spread * Math.sqrt(1 / Math.max(1, judging.countOf(sums)) + 1 / learnedOf);
}

/** From nothing expected, no share can be said: there is nothing to judge. */
function distance(figure: number, sums: SumVector, reference: Reference, judging: Judging): number | null {
  const { expected } = reference;
  const difference = figure - expected;
  if (judging.kind === 'band') return difference / spreadOf(reference, sums, judging);
  if (judging.kind === 'change' && judging.by === 'share') return expected > 0 ? difference / expected : null;
  return difference;
}

/** One part that does not hold settles "all", and one that holds settles "any", whatever the others cannot say. */
function join({ kind, of }: Joined, read: (part: Single) => Reading): Reading {
  const readings = of.map(read);
  const levels = readings.filter(isLevel);
  const blind = readings.find((reading) => reading === 'error') ?? readings.find((reading) => reading === 'noData');
  const isSettled = kind === 'all' ? levels.includes('none') : levels.some((level) => level !== 'none');
  if (blind !== undefined && !isSettled) return blind;
  return kind === 'all' ? mildestOf(levels) : worstOf(levels);
}
