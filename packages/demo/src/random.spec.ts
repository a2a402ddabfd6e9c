import { describe, expect, it } from '@jest/globals';
import { Lottery, Random } from './random.js';

describe('random numbers', () => {
  it('repeat with their seed and are spread evenly', () => {
    const [one, same, other] = [new Random(1, 2), new Random(1, 2), new Random(1, 3)];
    const drawn = Array.from({ length: 100_000 }, () => one.next());
    expect(Array.from({ length: 100_000 }, () => same.next())).toEqual(drawn);
    expect(other.next()).not.toBe(drawn[0]);
    const tenths = Array.from(
      { length: 10 },
      (_, tenth) => drawn.filter((value) => Math.floor(value * 10) === tenth).length,
    );
    for (const count of tenths) expect(Math.abs(count - 10_000)).toBeLessThan(400);
  });

  it('draw by weight', () => {
    const lottery = new Lottery([1, 0, 3]);
    const random = new Random(5);
    const counts = [0, 0, 0];
    for (let draw = 0; draw < 40_000; draw++) {
      const index = lottery.draw(random);
      counts[index] = (counts[index] as number) + 1;
    }
    expect(counts[1]).toBe(0);
    expect((counts[2] as number) / (counts[0] as number)).toBeCloseTo(3, 0);
  });
});
