import { describe, expect, it } from '@jest/globals';
import { RateLimiter } from './rate-limiter.js';

describe('RateLimiter', () => {
  it('counts each caller apart and starts again after a minute', () => {
    const limiter = new RateLimiter(2);
    const asked = [0, 1, 2, 3].map((ms) => limiter.take('a', ms).isAllowed);
    expect(asked).toEqual([true, true, false, false]);
    expect(limiter.take('b', 4)).toEqual({ isAllowed: true, limit: 2, remaining: 1, resetSeconds: 60 });
    expect(limiter.take('a', 59_999)).toMatchObject({ isAllowed: false, remaining: 0, resetSeconds: 1 });
    expect(limiter.take('a', 60_000).isAllowed).toBe(true);
  });

  it('tells beforehand without counting', () => {
    const limiter = new RateLimiter(1);
    expect([limiter.peek('a', 0), limiter.peek('a', 0)]).toEqual([true, true]);
    limiter.take('a', 0);
    expect([limiter.peek('a', 1), limiter.peek('b', 1), limiter.peek('a', 60_000)]).toEqual([false, true, true]);
  });
});
