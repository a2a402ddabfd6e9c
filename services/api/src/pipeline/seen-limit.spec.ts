import { describe, expect, it } from '@jest/globals';
import { SEEN_A_MINUTE, SeenLimit } from './seen-limit.js';

const many = Array.from({ length: 100 }, (_, at) => at);

describe('SeenLimit', () => {
  it('takes no more of one person in a minute than a screen has to tell', () => {
    const limit = new SeenLimit();
    expect(limit.take('ana', many, 0)).toHaveLength(100);
    expect(limit.take('ana', many, 59_999)).toHaveLength(SEEN_A_MINUTE - 100);
    expect(limit.take('ana', many, 59_999)).toEqual([]);
    expect(limit.take('bia', many, 59_999)).toHaveLength(100);
    expect(limit.take('ana', many, 60_000)).toHaveLength(100);
  });
});
