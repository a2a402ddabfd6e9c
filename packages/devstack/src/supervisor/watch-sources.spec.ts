import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from '@jest/globals';
import { OneAtATime } from './watch-sources.js';

describe('OneAtATime', () => {
  it('keeps what changes during a build for one further build, and never runs two', async () => {
    const runs: (readonly string[])[] = [];
    let running = 0;
    let most = 0;
    const builds = new OneAtATime(async (names) => {
      runs.push(names);
      most = Math.max(most, ++running);
      await sleep(60);
      running -= 1;
    }, 5);
    builds.add('b');
    builds.add('a');
    await sleep(20);
    builds.add('c');
    await sleep(15);
    builds.add('a');
    await sleep(150);
    expect([runs, most]).toEqual([
      [
        ['a', 'b'],
        ['a', 'c'],
      ],
      1,
    ]);
  });
});
