import { definitions } from './definitions.js';
import { measuresOf } from './formula.js';
import { type Measure, measures } from './measures.js';
import type { MetricName } from './metric-name.js';

type Secret = NonNullable<Measure['reveals']>;

/** Whether an answer with this metric reveals what goods cost: it does when any of its measures does. */
export function revealsCost(metric: MetricName): boolean {
  return secretsOf(metric).includes('cost');
}

/** Whether another store may be shown this metric to compare with: nothing that reveals costs or who works where. */
export function isForOthers(metric: MetricName): boolean {
  return secretsOf(metric).length === 0;
}

function secretsOf(metric: MetricName): Secret[] {
  return measuresOf(definitions[metric].formula).flatMap((id) => {
    const measure: Measure = measures[id];
    return measure.reveals === undefined ? [] : [measure.reveals];
  });
}
