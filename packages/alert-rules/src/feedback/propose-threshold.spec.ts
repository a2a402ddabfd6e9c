import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { proposeThreshold } from './propose-threshold.js';

const of = (useless: number[], others: number[]) => [
  ...useless.map((judged) => ({ judged, isUseless: true })),
  ...others.map((judged) => ({ judged, isUseless: false })),
];

describe('a better threshold', () => {
  it('lies beyond what was of no use, and leaves the rest', () => {
    const raised = of([-0.21, -0.22, -0.25], [-0.4, -0.5, -0.6]);
    expect(proposeThreshold(raised, { side: 'below', threshold: -0.2 })).toEqual({
      ...{ threshold: '-0.26', silenced: 3, lost: 0, useless: 3, others: 3 },
    });
    const sales = of([510, 530, 560], [900, 1_200]);
    expect(proposeThreshold(sales, { side: 'above', threshold: 500 })?.threshold).toBe('570');
  });

  it('is not proposed by one mood, nor where it would silence what was of use', () => {
    expect(proposeThreshold(of([-0.21, -0.22], [-0.4]), { side: 'below', threshold: -0.2 })).toBeUndefined();
    const mixed = of([-0.5, -0.6, -0.7], [-0.21, -0.22, -0.23]);
    expect(proposeThreshold(mixed, { side: 'below', threshold: -0.2 })).toBeUndefined();
  });

  it('is stricter than the present one, and does what it says', () => {
    const side = fc.constantFrom('above' as const, 'below' as const);
    const figures = fc.array(fc.record({ distance: fc.integer({ min: 0, max: 100_000 }), isUseless: fc.boolean() }), {
      maxLength: 40,
    });
    fc.assert(
      fc.property(side, fc.integer({ min: -5_000, max: 5_000 }), figures, (which, threshold, given) => {
        const sign = which === 'above' ? 1 : -1;
        const raised = given.map(({ distance, isUseless }) => ({
          judged: threshold + (sign * distance) / 100,
          isUseless,
        }));
        const proposal = proposeThreshold(raised, { side: which, threshold });
        if (proposal === undefined) return;
        expect(proposal.threshold).toMatch(/^-?(?:0|[1-9][0-9]{0,10})(?:\.[0-9]{1,6})?$/u);
        const proposed = Number(proposal.threshold);
        expect((proposed - threshold) * sign).toBeGreaterThan(0);
        const silent = raised.filter(({ judged }) => (which === 'above' ? judged < proposed : judged > proposed));
        expect(silent.filter(({ isUseless }) => isUseless)).toHaveLength(proposal.silenced);
        expect(silent.filter(({ isUseless }) => !isUseless)).toHaveLength(proposal.lost);
        expect(proposal.silenced * 2).toBeGreaterThanOrEqual(proposal.useless);
        expect(proposal.lost * 10).toBeLessThanOrEqual(proposal.others);
      }),
    );
  });
});
