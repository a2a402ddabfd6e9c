import { expect, it } from '@jest/globals';
import { unhurried } from './unhurried.js';

it('gives all in their order, and lets timers have their turn in between', async () => {
  let seen = 0;
  let seenByTimer: number | undefined;
  setImmediate(() => {
    seenByTimer = seen;
  });
  const all = Array.from({ length: 1_000 }, (_, index) => index);
  const given: number[] = [];
  for await (const one of unhurried(all)) {
    given.push(one);
    seen++;
  }
  expect(given).toEqual(all);
  expect(seenByTimer).toBeLessThan(1_000);
});
