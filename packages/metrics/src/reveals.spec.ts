import { describe, expect, it } from '@jest/globals';
import { metricIds } from '@vitrine/contracts';
import { definitions } from './definitions.js';
import { measuresOf } from './formula.js';
import type { MeasureId, Sums } from './measures.js';
import { isForOthers, revealsCost } from './reveals.js';

/** The measures that a metric's value really depends on, whatever its definition says. */
function lookedAt(metric: keyof typeof definitions): string[] {
  const seen = new Set<string>();
  const sums = new Proxy({} as Sums, {
    get: (_, id) => {
      seen.add(String(id));
      return 10_000_000n;
    },
  });
  definitions[metric].value(sums, 2);
  return [...seen];
}

describe('what a metric gives away', () => {
  it.each(metricIds)('%s looks at no measure that its definition does not name', (metric) => {
    const named: readonly string[] = measuresOf(definitions[metric].formula);
    expect(lookedAt(metric).filter((id) => !named.includes(id as MeasureId))).toEqual([]);
  });

  it.each(metricIds)('%s tells of costs exactly when its value moves with what goods cost', (metric) => {
    const looked = lookedAt(metric);
    expect(revealsCost(metric)).toBe(looked.includes('cost') || looked.includes('costNetSales'));
  });

  it('shows another store neither costs nor who works there', () => {
    const hidden = ['activeSellers', 'cost', 'costCoverage', 'margin', 'marginRate'];
    expect(metricIds.filter((metric) => !isForOthers(metric)).sort()).toEqual(hidden);
  });
});
