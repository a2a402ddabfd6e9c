import { describe, expect, it } from '@jest/globals';
import { until } from './until.js';

describe('until', () => {
  it('tries again while the deadline lasts and gives the first answer', async () => {
    let calls = 0;
    const work = async () => {
      calls += 1;
      if (calls < 3) throw new Error('too young');
      return 'ready';
    };
    await expect(until(200, work, () => undefined)).resolves.toBe('ready');
    expect(calls).toBe(3);
  });

  it('throws the last error when the deadline is over', async () => {
    await expect(
      until(
        1,
        () => Promise.reject(new Error('never')),
        () => undefined,
      ),
    ).rejects.toThrow('never');
  });
});
