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

/** The figures of the conditions that hold at this moment; of all of them when none does. */
export function evidenceOf(condition: Condition, moment: Moment, held: Level): Evidence[] {
  const all = partsOf(condition).map((part) => lookAt(part, moment));
  const holding = all.filter(
    ({ condition: part, judged }) => judged !== null && levelOf(judged, part.thresholds, held) !== 'none',
  );
  return holding.length > 0 ? holding : all;
}

/** The judged figure of the first condition that holds: a change of it is worth telling. */
export const firstJudged = (evidence: readonly Evidence[]): number | undefined => evidence[0]?.judged ?? undefined;

function lookAt(condition: Single, moment: Moment): Evidence {
  const figure = judgedFigure(condition, moment);
  const judged = typeof figure === 'number' ? figure : null;
  if (condition.kind === 'scarcity') return ofStretch(condition, moment, judged);
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
  if (!stretch) return { condition, value: null, expected: null, spread: null, judged };
  const { count: value, expected, spread, fromMs } = stretch;
  return { condition, value, expected, spread, judged, fromMs };
}
