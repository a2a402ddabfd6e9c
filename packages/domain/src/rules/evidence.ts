import { isGate } from './gates.js';
import { type Level, levelOf } from './level.js';
import { judgedFigure, type Moment, spreadOf } from './read-condition.js';
import { type Condition, type Measured, partsOf, type Scarcity, type Silence, type Single } from './rule.js';
import type { Stretch } from './scarcity.js';
import type { SumVector } from './sums.js';

/** Why there was nothing to judge: the store was shut, or it is a day of which nobody knows what is usual. */
export type Unjudged = 'shut' | 'oddDay';

/** One judged figure with all that it was judged by. */
export interface Evidence {
  readonly condition: Single;
  /** Of the span; absent for what has none. */
  readonly sums?: SumVector;
  /** The figure itself; of a silence or a given figure the judged one. */
  readonly value: number | null;
  readonly expected: number | null;
  readonly spread: number | null;
  readonly judged: number | null;
  /** When the span begins, where the condition itself does not say. */
  readonly fromMs?: number;
  /** Of time without a sale: what it is counted from. */
  readonly since?: 'sale' | 'opening';
  /** Absent: it was judged, or too little was sold or is known. */
  readonly unjudged?: Unjudged;
  /** Of an alert that ends: this part holds as before, and another one ended it. */
  readonly stillHolds?: true;
}

/** The figures of the conditions that hold at this moment; of all of them when none does. Of an alert that ends: see `figuresOfEnd`. */
export function evidenceOf(condition: Condition, moment: Moment, held: Level, hasEnded = false): Evidence[] {
  const all = partsOf(condition).map((part) => lookAt(part, moment));
  if (hasEnded) return figuresOfEnd(condition, all, held);
  const holding = all.filter((one) => holds(one, held));
  return holding.length > 0 ? holding : all;
}

/**
 * The figures that ended an alert. What holds as before comes first and says so: the alert did not end by its being good, and charts go on
 * with it. A gate is told only beside such a figure: else the figures themselves say why.
 */
function figuresOfEnd(condition: Condition, all: readonly Evidence[], held: Level): Evidence[] {
  const figures = all.filter((one) => !isGate(one.condition, condition));
  const still = figures.filter((one) => holds(one, held)).map((one) => ({ ...one, stillHolds: true as const }));
  const over = figures.filter((one) => !holds(one, held));
  if (still.length === 0) return over;
  const gates = all.filter((one) => isGate(one.condition, condition) && !holds(one, held));
  return [...still, ...over, ...gates];
}

const holds = ({ condition, judged }: Evidence, held: Level): boolean =>
  judged !== null && levelOf(judged, condition.thresholds, held) !== 'none';

/** The judged figure of the first condition that holds: a change of it is worth telling. */
export const firstJudged = (evidence: readonly Evidence[]): number | undefined => evidence[0]?.judged ?? undefined;

const NO_FIGURE = { value: null, expected: null, spread: null, judged: null } as const;

function lookAt(condition: Single, moment: Moment): Evidence {
  switch (condition.kind) {
    case 'measured':
      return ofMeasure(condition, moment);
    case 'silence':
      return ofSilence(condition, moment);
    case 'scarcity':
      return ofStretch(condition, moment);
    case 'given': {
      const judged = judgedOf(condition, moment);
      return { condition, ...NO_FIGURE, value: judged, judged };
    }
  }
}

function ofMeasure(condition: Measured, moment: Moment): Evidence {
  const { judging, span } = condition;
  const judged = judgedOf(condition, moment);
  const reference = judging.kind === 'value' ? undefined : moment.referenceOf(condition, judging.against);
  const expected = told(reference?.expected);
  const why = judged === null ? unjudged(moment, condition.afterOpeningMs !== undefined, reference === null) : {};
  const sums = moment.sumsOf(span);
  if (typeof sums === 'string') return { condition, ...NO_FIGURE, expected, judged, ...why };
  const spread = reference && judging.kind === 'band' ? spreadOf(reference, sums, judging) : null;
  return { condition, sums: [...sums], value: told(condition.figure(sums)), expected, spread, judged, ...why };
}

/** A figure that is not exact is not told. */
const told = (figure: number | null | undefined): number | null =>
  figure === undefined || Number.isNaN(figure) ? null : figure;

/** A shut store is not silent: no sale is awaited of it. */
function ofSilence(condition: Silence, moment: Moment): Evidence {
  const judged = moment.isShut ? null : judgedOf(condition, moment);
  if (judged === null) return { condition, ...NO_FIGURE, ...unjudged(moment, true, moment.silentMs === null) };
  const { silentSince } = moment;
  return { condition, ...NO_FIGURE, value: judged, judged, ...(silentSince && { since: silentSince }) };
}

function ofStretch(condition: Scarcity, moment: Moment): Evidence {
  const stretch = moment.stretchOf(condition);
  if (!stretch) return { condition, ...NO_FIGURE, ...unjudged(moment, true, stretch === null) };
  const { count: value, expected, spread, fromMs } = stretch;
  const judged = saysSomething(stretch, condition) ? stretch.spreads : null;
  const since = condition.since === 'lastSale' ? ({ since: 'sale' } as const) : {};
  return { condition, value, expected, spread, judged, fromMs, ...since };
}

/** Too early in the day not even a day without a sale would be strange: nothing is known to be as usual. */
const saysSomething = ({ spreads, emptySpreads }: Stretch, { thresholds }: Scarcity): boolean =>
  emptySpreads === undefined || levelOf(Math.min(spreads, emptySpreads), thresholds) !== 'none';

/** @param isTimed whether a shut store ends it; @param isNothing whether there is nothing to hold it against */
function unjudged(moment: Moment, isTimed: boolean, isNothing: boolean): Pick<Evidence, 'unjudged'> {
  if (isTimed && moment.isShut) return { unjudged: 'shut' };
  return isNothing && moment.isOddDay ? { unjudged: 'oddDay' } : {};
}

function judgedOf(condition: Single, moment: Moment): number | null {
  const figure = judgedFigure(condition, moment);
  return typeof figure === 'number' ? figure : null;
}
