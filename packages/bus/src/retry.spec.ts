import { describe, expect, it } from '@jest/globals';
import { retry } from './retry.js';

const failing = (times: number) => {
  let left = times;
  return async () => {
    if (left-- > 0) throw new Error('away');
    return 'done';
  };
};

describe('retry', () => {
  it('tries until it works, pausing longer each time up to the longest', async () => {
    const pauses: number[] = [];
    const onRetry = (_error: unknown, pauseMs: number) => void pauses.push(pauseMs);
    expect(await retry(failing(4), { firstPauseMs: 1, longestPauseMs: 4, onRetry })).toBe('done');
    expect(pauses).toEqual([1, 2, 4, 4]);
  });

  it('throws what is not worth retrying', async () => {
    await expect(retry(failing(1), { shouldRetry: () => false })).rejects.toThrow('away');
  });

  it('ends when the heartbeat says that the partition is lost', async () => {
    const heartbeat = async () => {
      throw new Error('rebalance');
    };
    await expect(retry(failing(99), { firstPauseMs: 1, heartbeat })).rejects.toThrow('rebalance');
  });
});
