import { describe, expect, it } from '@jest/globals';
import { until } from './until.js';

/** Fails with what is given, one after the other, then succeeds. */
function failing(...errors: Error[]) {
  const work = {
    calls: 0,
    run: async () => {
      const error = errors[work.calls++];
      if (error) throw error;
      return 'ready';
    },
  };
  return work;
}

describe('until', () => {
  it('tries again while the deadline lasts, tells of each failure and gives the first answer', async () => {
    const [young, younger] = [new Error('young'), new Error('younger')];
    const [work, told] = [failing(younger, young), [] as unknown[]];
    await expect(until({ deadlineMs: 200, onWait: (error) => told.push(error) }, work.run)).resolves.toBe('ready');
    expect(told).toEqual([younger, young]);
  });

  it('throws the last error when the deadline is over', async () => {
    await expect(until({ deadlineMs: 1 }, () => Promise.reject(new Error('never')))).rejects.toThrow('never');
  });

  it('throws at once what no waiting can mend', async () => {
    const isFinal = (error: unknown) => error instanceof TypeError;
    const work = failing(new Error('away'), new TypeError('changed'));
    await expect(until({ deadlineMs: 60_000, isFinal }, work.run)).rejects.toThrow('changed');
    expect(work.calls).toBe(2);
  }, 10_000);
});
