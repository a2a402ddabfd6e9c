import { type Level, levelOf } from './level.js';
import { judgedFigure, type Moment, spreadOf } from './read-condition.js';
import { type Condition, partsOf, type Scarcity, type Single } from './rule.js';
import type { SumVector } from './sums.js';

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
}

/**
 * The figures of the conditions that hold at this moment; of all of them when none does. Of an alert that ends, those that no longer hold:
 * they ended it, and what still holds beside them would say the contrary.
 */
export function evidenceOf(condition: Condition, moment: Moment, held: Level, hasEnded = false): Evidence[] {
  const all = partsOf(condition).map((part) => lookAt(part, moment));
  const told = all.filter(
    ({ condition: part, judged }) =>
      (judged === null || levelOf(judged, part.thresholds, held) === 'none') === hasEnded,
  );
  return told.length > 0 ? told : all;
}

/** The judged figure of the first condition that holds: a change of it is worth telling. */
export const firstJudged = (evidence: readonly Evidence[]): number | undefined => evidence[0]?.judged ?? undefined;

/** A shut store is not silent: no sale is awaited of it. */
const NO_FIGURE = { value: null, expected: null, spread: null, judged: null } as const;

function lookAt(condition: Single, moment: Moment): Evidence {
  const figure = judgedFigure(condition, moment);
  const judged = typeof figure === 'number' ? figure : null;
  if (condition.kind === 'scarcity') return ofStretch(condition, moment, judged);
  if (condition.kind === 'silence' && moment.openForMs === 0) return { condition, ...NO_FIGURE };
  if (condition.kind !== 'measured') return { condition, value: judged, expected: null, spread: null, judged };
  const { judging } = condition;
  const reference = judging.kind === 'value' ? undefined : moment.referenceOf(condition, judging.against);
  const expected = reference?.expected ?? null;
  const sums = moment.sumsOf(condition.span);
  if (typeof sums === 'string') return { condition, value: null, expected, spread: null, judged };
  const spread = reference && judging.kind === 'band' ? spreadOf(reference, sums, judging) : null;
  return { condition, sums: [...sums], value: condition.figure(sums), expected, spread, judged };
}

function ofStretch(condition: Scarcity, moment: Moment, judged: number | null): Evidence {
  const stretch = moment.stretchOf(condition);
  if (!stretch) return { condition, ...NO_FIGURE, judged };
  const { count: value, expected, spread, fromMs } = stretch;
  return { condition, value, expected, spread, judged, fromMs };
}
