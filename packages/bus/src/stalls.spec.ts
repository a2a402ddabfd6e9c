import { describe, expect, it } from '@jest/globals';
import { PartitionLost } from './errors.js';
import { Stalls } from './stalls.js';

const place = { topic: 'sales.raw.v1', partition: 3 };
const other = { topic: 'sales.raw.v1', partition: 4 };

describe('partitions that fail', () => {
  it('are left alone longer each time, up to half a minute, and others are not', () => {
    let now = 1_000;
    const stalls = new Stalls(() => now);
    const pauses = Array.from({ length: 9 }, () => stalls.add(place, new Error('poison')));
    expect(pauses).toEqual([250, 500, 1_000, 2_000, 4_000, 8_000, 16_000, 30_000, 30_000]);
    expect([stalls.mayTry(place), stalls.mayTry(other)]).toEqual([false, true]);
    now += 30_000;
    expect(stalls.mayTry(place)).toBe(true);
  });

  it('say since when, how often and why, down to the cause, until they get on', () => {
    let now = 1_000;
    const stalls = new Stalls(() => now);
    stalls.add(place, new Error('first'));
    now = 2_000;
    stalls.add(place, new PartitionLost(place.topic, place.partition, new TypeError('poison')));
    const reason = 'PartitionLost: Partition 3 of sales.raw.v1 is no longer ours. ← TypeError: poison';
    expect(stalls.of([place, other])).toEqual([{ ...place, failures: 2, sinceMs: 1_000, reason }]);
    stalls.clear(place);
    expect(stalls.of([place])).toEqual([]);
    expect(stalls.add(place, new Error('again'))).toBe(250);
  });

  it('are forgotten when they belong to another pod', () => {
    const stalls = new Stalls(() => 0);
    stalls.add(place, new Error('poison'));
    expect(stalls.of([other])).toEqual([]);
    expect(stalls.of([place])).toEqual([]);
  });
});
