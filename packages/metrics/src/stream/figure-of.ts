import type { SumVector } from '@vitrine/domain';
import { definitions } from '../definitions.js';
import { type Formula, idsOf, measuresOf, scaleOf, type Terms } from '../formula.js';
import { measures } from '../measures.js';
import type { MetricName } from '../metric-name.js';
import { COST_TENS, type StreamedMeasure, streamedMeasures, TEN_E7 } from './streamed-sums.js';

/** A metric over streamed sums, in whole units: money in the currency, a share as 0.3 for 30 %. Null where it is undefined. */
export type ReadFigure = (sums: SumVector) => number | null;

/** Whether single tickets tell all that the metric needs. Targets, and who worked, they do not tell. */
export function isStreamed(metric: MetricName): boolean {
  return measuresOf(definitions[metric].formula).every((id) => positionOf(id) >= 0);
}

/**
 * The metric as a function of streamed sums, for millions of looks a second. The result is the double nearest to the exact
 * figure as long as the sums are exact and below 9 × 10^15 at the scale of both sides, so it compares with a decimal as the exact
 * figure does. NaN where a sum that it reads is. What people are told is `definitions`, digit by digit.
 * @throws RangeError when the metric is not streamed
 */
export function figureOf(metric: MetricName): ReadFigure {
  if (!isStreamed(metric)) throw new RangeError(`${metric} cannot be told from tickets`);
  const { top, bottom, needsPositiveBottom }: Formula = definitions[metric].formula;
  if (!bottom) return wholeUnits(top);
  const scale = Math.max(scaleOf(top), scaleOf(bottom));
  const [over, under] = [adder(top, scale), adder(bottom, scale)];
  return (sums) => {
    const by = under(sums);
    return by === 0 || (needsPositiveBottom && by < 0) ? null : over(sums) / by + 0;
  };
}

function wholeUnits(terms: Terms): ReadFigure {
  const add = adder(terms, scaleOf(terms));
  const unit = 10 ** scaleOf(terms);
  return (sums) => add(sums) / unit + 0;
}

/** Adds up the terms as integers of 10^-scale. Nearly every formula has one or two. */
function adder(terms: Terms, scale: number): (sums: SumVector) => number {
  const parts = idsOf(terms).flatMap((id) => {
    const factor = (terms[id] as 1 | -1) * 10 ** (scale - measures[id].scale);
    const own = { position: positionOf(id), factor };
    return id === 'cost' ? [own, { position: COST_TENS, factor: factor * TEN_E7 }] : [own];
  });
  return (sums) => {
    let sum = 0;
    for (const { position, factor } of parts) sum += factor * (sums[position] as number);
    return sum;
  };
}

const positionOf = (id: string): number => streamedMeasures.indexOf(id as StreamedMeasure);
