import { describe, expect, it } from '@jest/globals';
import { type Moment, readCondition } from './read-condition.js';
import type { Condition, Judging, Measured } from './rule.js';

const day = { kind: 'soFar', of: 'day' } as const;
const at = (sums: ReturnType<Moment['sumsOf']>, more: Partial<Moment> = {}): Moment => ({
  sumsOf: () => sums,
  referenceOf: () => ({ expected: 200, spread: 25 }),
  givenOf: () => -3.5,
  stretchOf: () => null,
  openForMs: 30 * 60_000,
  silentMs: 90 * 60_000,
  ...more,
});
const measured = (judging: Judging, warning: number, side: 'above' | 'below' = 'below'): Measured => ({
  kind: 'measured',
  span: day,
  figure: ([sum, over]) => (over === 0 ? null : (sum as number)),
  isEnough: ([, tickets]) => tickets !== 1,
  judging,
  thresholds: { side, warning },
});
const share: Judging = { kind: 'change', by: 'share', against: 'sameWeekday' };
const amount: Judging = { kind: 'change', by: 'amount', against: 'sameWeekday' };
const band: Judging = { kind: 'band', against: 'usual' };
const silence: Condition = { kind: 'silence', thresholds: { side: 'above', warning: 60, critical: 120 } };
const given: Condition = { kind: 'given', name: 'belowPeers', thresholds: { side: 'below', warning: -3 } };

describe('what a condition says', () => {
  it.each([
    ['a value over its threshold', measured({ kind: 'value' }, 100), at([100, 5]), 'warning'],
    ['a value short of it', measured({ kind: 'value' }, 100), at([101, 5]), 'none'],
    ['30 % less than before', measured(share, -0.3), at([140, 5]), 'warning'],
    ['29.5 % less than before', measured(share, -0.3), at([141, 5]), 'none'],
    ['60 less than before', measured(amount, -60), at([140, 5]), 'warning'],
    ['two spreads below what is usual', measured(band, -2), at([150, 5]), 'warning'],
    ['a little less than that', measured(band, -2), at([151, 5]), 'none'],
    ['too few sales to judge', measured({ kind: 'value' }, 100), at([0, 1]), 'none'],
    ['a share of nothing', measured({ kind: 'value' }, 100), at([0, 0]), 'none'],
    [
      'a share of nothing expected',
      measured(share, -0.3),
      at([0, 5], { referenceOf: () => ({ expected: 0, spread: 1 }) }),
      'none',
    ],
    ['too little history', measured(share, -0.3), at([0, 5], { referenceOf: () => undefined }), 'noData'],
    [
      'a store that opened too short a time ago',
      { ...measured({ kind: 'value' }, 100), afterOpeningMs: 31 * 60_000 },
      at([100, 5]),
      'none',
    ],
    ['sums that are not exact', measured({ kind: 'value' }, 100), at([Number.NaN, 5]), 'error'],
    ['another sum that is not exact', measured({ kind: 'value' }, 100), at([100, 5, Number.NaN]), 'warning'],
    ['a span that begins before anybody counted', measured({ kind: 'value' }, 100), at('noData'), 'noData'],
    ['nothing to hold it against', measured(share, -0.3), at([0, 5], { referenceOf: () => null }), 'none'],
    ['a figure of somebody else', given, at([]), 'warning'],
    ['a figure that nobody has', given, at([], { givenOf: () => null }), 'none'],
    ['a figure that is not known', given, at([], { givenOf: () => undefined }), 'noData'],
    ['a silence while nobody knows the hours', silence, at([], { silentMs: null }), 'none'],
    ['an hour and a half without a sale', silence, at([]), 'warning'],
    ['no sale ever', silence, at([], { silentMs: undefined }), 'noData'],
  ])('%s', (_, condition, moment, expected) => {
    expect(readCondition(condition, moment, 'none')).toBe(expected);
  });

  const holds = measured({ kind: 'value' }, 100);
  const holdsNot = measured({ kind: 'value' }, 10);
  const unknown = measured(share, -0.3);
  const moment = at([50, 5], { referenceOf: () => undefined });
  it.each([
    ['all', [holds, silence], 'warning'],
    ['all', [holds, holdsNot], 'none'],
    ['all', [holds, unknown], 'noData'],
    ['all', [holdsNot, unknown], 'none'],
    ['any', [holds, holdsNot], 'warning'],
    ['any', [holds, unknown], 'warning'],
    ['any', [holdsNot, unknown], 'noData'],
    ['any', [holdsNot, holdsNot], 'none'],
  ] as const)('%s of %#', (kind, of, expected) => {
    expect(readCondition({ kind, of }, moment, 'none')).toBe(expected);
  });
});
