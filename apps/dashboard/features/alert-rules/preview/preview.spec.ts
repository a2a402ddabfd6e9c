import { describe, expect, it } from '@jest/globals';
import type { Backtest } from '@vitrine/contracts';
import { firingDays } from './firing-days';
import { judgeNoise, noiseShare } from './judge-noise';

const aFiring = (raisedAt: string, level: 'warning' | 'critical' = 'warning'): Backtest['firings'][number] => ({
  subject: { grain: 'store', ids: ['s1'], name: 'Centro' },
  level,
  raisedAt,
  endedAt: null,
  value: null,
});

describe('the noise of a rule', () => {
  it.each([
    [0, 'quiet'],
    [2, 'quiet'],
    [2.1, 'lively'],
    [10, 'lively'],
    [10.1, 'loud'],
  ])('%d a week is %s', (perWeek, noise) => {
    expect(judgeNoise(perWeek)).toBe(noise);
  });

  it('never leaves its meter', () => {
    expect([0, 10, 400].map(noiseShare)).toEqual([0, 0.5, 1]);
  });
});

describe('the days of a back-test', () => {
  it('are all there, each with what rang on the clock of the shop', () => {
    const firings = [aFiring('2026-11-02T02:30:00Z'), aFiring('2026-11-02T15:00:00Z', 'critical')];
    const dayInSaoPaulo = (instant: string) => new Date(Date.parse(instant) - 3 * 3_600_000).toISOString().slice(0, 10);
    expect(firingDays({ from: '2026-11-01', to: '2026-11-03', firings }, dayInSaoPaulo)).toEqual([
      { day: '2026-11-01', warning: 1, critical: 0 },
      { day: '2026-11-02', warning: 0, critical: 1 },
      { day: '2026-11-03', warning: 0, critical: 0 },
    ]);
  });
});
