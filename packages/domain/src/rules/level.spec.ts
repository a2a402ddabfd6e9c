import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { isWorse, type Level, levelOf, mildestOf, type Thresholds, worstOf } from './level.js';

const levels = fc.constantFrom<Level>('none', 'warning', 'critical');

describe('the level of a figure', () => {
  const above: Thresholds = { side: 'above', warning: 0.15, critical: 0.3, slack: 0.02 };
  const below: Thresholds = { side: 'below', warning: 100_0000, critical: 50_0000 };

  it.each([
    [above, 0.14, 'none', 'none'],
    [above, 0.15, 'none', 'warning'],
    [above, 3 / 10, 'warning', 'critical'],
    [above, 0.14, 'warning', 'warning'],
    [above, 0.12, 'warning', 'none'],
    [above, 0.29, 'critical', 'critical'],
    [above, 0.27, 'critical', 'warning'],
    [below, 100_0001, 'none', 'none'],
    [below, 100_0000, 'none', 'warning'],
    [below, 0, 'none', 'critical'],
    [{ side: 'above', critical: 5 }, 4, 'none', 'none'],
    [{ side: 'above', critical: 5 }, 5, 'none', 'critical'],
    [{ side: 'below' }, -1, 'critical', 'none'],
  ] as const)('%j: %d, %s before, is %s', (thresholds, figure, held, expected) => {
    expect(levelOf(figure, thresholds, held)).toBe(expected);
  });

  it('never gets milder as the figure gets further over the threshold, nor by holding a level', () => {
    const thresholds = fc.record(
      {
        side: fc.constantFrom('above' as const, 'below' as const),
        warning: fc.integer({ min: -10, max: 10 }),
        critical: fc.integer({ min: -10, max: 10 }),
        slack: fc.nat(5),
      },
      { requiredKeys: ['side'] },
    );
    fc.assert(
      fc.property(thresholds, fc.integer({ min: -20, max: 20 }), fc.nat(10), levels, (of, figure, further, held) => {
        const beyond = of.side === 'above' ? figure + further : figure - further;
        expect(isWorse(levelOf(figure, of, held), levelOf(beyond, of, held))).toBe(false);
        expect(isWorse(levelOf(figure, of), levelOf(figure, of, held))).toBe(false);
      }),
    );
  });
});

it('joins levels by the mildest of all, or the worst of any', () => {
  expect(mildestOf(['critical', 'warning'])).toBe('warning');
  expect(mildestOf(['critical', 'none'])).toBe('none');
  expect(worstOf(['none', 'critical', 'warning'])).toBe('critical');
});
