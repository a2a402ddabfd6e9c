import { expect, it } from '@jest/globals';
import { CrashLoop } from './crash-loop.js';

const places = [0, 1].map((partition) => ({ topic: 'sales.raw.v1', partition }));

it('a consumer that crashes again and again stands still where it has not got on between two crashes', () => {
  let now = 1_000;
  const loop = new CrashLoop(() => now);
  loop.joined(places);
  loop.crashed(new TypeError('cannot decode'));
  expect([loop.isOn, loop.stalled()]).toEqual([false, []]);
  now += 10_000;
  loop.moved({ topic: 'sales.raw.v1', partition: 1 });
  now += 10_000;
  loop.joined(places);
  loop.crashed(new TypeError('cannot decode'));
  expect(loop.stalled()).toEqual([
    { topic: 'sales.raw.v1', partition: 0, failures: 2, sinceMs: 1_000, reason: 'TypeError: cannot decode' },
  ]);
  now += 10_000;
  loop.crashed(new TypeError('cannot decode'));
  expect(loop.stalled()).toHaveLength(2);
  now += 120_000;
  expect([loop.isOn, loop.stalled()]).toEqual([false, []]);
});
