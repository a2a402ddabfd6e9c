import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from '@jest/globals';
import { OneAtATime } from './watch-sources.js';

const SETTLE_MS = 5;

describe('OneAtATime', () => {
  it('keeps what changes during a build for one further build, and never runs two', async () => {
    const runs: (readonly string[])[] = [];
    const gates: (() => void)[] = [];
    let running = 0;
    let most = 0;
    const builds = new OneAtATime(async (names) => {
      runs.push(names);
      most = Math.max(most, ++running);
      await new Promise<void>((open) => gates.push(open));
      running -= 1;
    }, SETTLE_MS);
    builds.add('b');
    builds.add('a');
    while (runs.length < 1) await sleep(1);
    builds.add('c');
    await sleep(4 * SETTLE_MS); // quiet for long enough, were no build running
    builds.add('a');
    await sleep(4 * SETTLE_MS);
    gates[0]?.();
    while (runs.length < 2) await sleep(1);
    gates[1]?.();
    await sleep(4 * SETTLE_MS);
    expect([runs, most]).toEqual([
      [
        ['a', 'b'],
        ['a', 'c'],
      ],
      1,
    ]);
  });
});
