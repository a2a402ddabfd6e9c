import { expect, it } from '@jest/globals';
import { atOnce } from './at-once.js';

const turn = () => new Promise((next) => setImmediate(next));

it('does all of it, and never more at a time than it may', async () => {
  const done: number[] = [];
  let [now, most] = [0, 0];
  await atOnce(3, [1, 2, 3, 4, 5, 6, 7], async (item) => {
    now += 1;
    most = Math.max(most, now);
    await turn();
    now -= 1;
    done.push(item);
  });
  expect([done.sort(), most]).toEqual([[1, 2, 3, 4, 5, 6, 7], 3]);
});

it('begins nothing more after a failure, and tells of it', async () => {
  const begun: number[] = [];
  const work = async (item: number) => {
    begun.push(item);
    await turn();
    if (item === 1) throw new Error('away');
  };
  await expect(atOnce(2, [1, 2, 3, 4, 5], work)).rejects.toThrow('away');
  await turn();
  const known = [...begun];
  for (let turns = 0; turns < 5; turns++) await turn();
  expect(begun).toEqual(known);
});
