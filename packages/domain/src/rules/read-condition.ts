import type { Reading } from './alert-state.js';
import { allOf, anyOf, type Level, levelOf } from './level.js';
import type { Condition, Joined, Judging, Measured, Reference, Silence, Span } from './rule.js';
import type { SumVector } from './sums.js';

const MINUTE_MS = 60_000;

/** All that a condition may ask about its subject at one moment. */
export interface Moment {
  /** Undefined when the sums are too large to be exact. */
  readonly sumsOf: (span: Span) => SumVector | undefined;
  /** Undefined while there is too little history to know. */
  readonly referenceOf: (against: string) => Reference | undefined;
  /** Since the last sale; undefined when none is known of. */
  readonly silentMs: number | undefined;
}

/** What a condition says at a moment. `held` is the level that is open already: it ends only beyond the slack. */
export function readCondition(condition: Condition, moment: Moment, held: Level): Reading {
  if (condition.kind === 'measured') return readMeasured(condition, moment, held);
  if (condition.kind === 'silence') return readSilence(condition, moment, held);
  return join(condition, (part) => readCondition(part, moment, held));
}

/** The figure as it is judged: the value, or how far it lies from its reference. Null: there is nothing to judge. */
export function judgedFigure(condition: Measured, moment: Moment): number | null | 'noData' | 'error' {
  const sums = moment.sumsOf(condition.span);
  if (sums === undefined) return 'error';
  if (!condition.isEnough(sums)) return null;
  const figure = condition.figure(sums);
  const { judging } = condition;
  if (figure === null || judging.kind === 'value') return figure;
  const reference = moment.referenceOf(judging.against);
  return reference === undefined ? 'noData' : distance(figure, reference, judging);
}

function readMeasured(condition: Measured, moment: Moment, held: Level): Reading {
  const figure = judgedFigure(condition, moment);
  if (figure === 'noData' || figure === 'error') return figure;
  return figure === null ? 'none' : levelOf(figure, condition.thresholds, held);
}

function readSilence({ thresholds }: Silence, { silentMs }: Moment, held: Level): Reading {
  return silentMs === undefined ? 'noData' : levelOf(silentMs / MINUTE_MS, thresholds, held);
}

/** From nothing expected, no share can be said: there is nothing to judge. */
function distance(figure: number, { expected, spread }: Reference, judging: Judging): number | null {
  const difference = figure - expected;
  if (judging.kind === 'band') return difference / spread;
  if (judging.kind === 'change' && judging.by === 'share') return expected > 0 ? difference / expected : null;
  return difference;
}

/** One part that does not hold settles "all", and one that holds settles "any", whatever the others cannot say. */
function join({ kind, of }: Joined, read: (part: Condition) => Reading): Reading {
  const readings = of.map(read);
  const levels = readings.filter(isLevel);
  const blind = readings.find((reading) => reading === 'error') ?? readings.find((reading) => reading === 'noData');
  const joined = kind === 'all' ? allOf(levels) : anyOf(levels);
  const isSettled = kind === 'all' ? levels.includes('none') : joined !== 'none';
  return blind !== undefined && !isSettled ? blind : joined;
}

const isLevel = (reading: Reading): reading is Level => reading !== 'noData' && reading !== 'error';
