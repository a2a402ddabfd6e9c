import { describe, expect, it } from '@jest/globals';
import type { MetricAnswer, MetricChange, MetricRow } from '@/lib/api/types';
import { missingOf } from './coverage-words';

const rowWith = (reason: MetricChange['reason']): MetricRow => {
  const cells: Record<string, string> = { netSales: '10.00' };
  const none = { kind: 'none', value: null, direction: null, reason } as const;
  return Object.assign(cells, { changes: { averageTicket: { ...none, reason: 'no_base' as const }, netSales: none } });
};
const coverage = (covered: number, since: string | null): NonNullable<MetricAnswer['coverage']> => ({
  asked: { days: 31, covered: 31, since },
  comparePeriod: { days: 31, covered, since },
});

describe('what is missing', () => {
  it.each([
    ['days of the compared period', rowWith('missing_days'), coverage(27, '2026-08-31'), { of: 'compared', days: 4 }],
    ['days of the period itself', rowWith('missing_days'), coverage(31, '2026-01-01'), { of: 'asked' }],
    [
      'everything before the first sale',
      rowWith('before_first_sale'),
      coverage(0, '2026-10-01'),
      { of: 'beforeFirstSale', since: '2026-10-01' },
    ],
    ['any sale at all', rowWith('before_first_sale'), coverage(0, null), { of: 'nothing' }],
    [
      'the end of the day, of stores seen as totals',
      rowWith('day_under_way'),
      coverage(31, '2026-01-01'),
      { of: 'dayUnderWay' },
    ],
    ['nothing, when a figure is undefined', rowWith('no_base'), coverage(31, '2026-01-01'), null],
    ['nothing without an answer', undefined, undefined, null],
  ])('is %s', (_name, row, found, expected) => {
    expect(missingOf(row, found)).toEqual(expected);
  });
});
