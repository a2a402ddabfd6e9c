import { describe, expect, it } from '@jest/globals';
import { Waits } from './waits.js';

const place = { topic: 'sales.raw.v1', partition: 3 };
const other = { topic: 'sales.raw.v1', partition: 4 };

/** Work that ends when it is told to. */
function aWait() {
  let end = (): void => undefined;
  const work = () => new Promise<void>((resolve) => (end = resolve));
  return { work, end: () => end() };
}

describe('claims and retries that go on', () => {
  it('are told of once they have lasted for a minute, with the last reason, until they end', async () => {
    let now = 1_000;
    const waits = new Waits(60_000, () => now);
    const { work, end } = aWait();
    const waiting = waits.during(place, work);
    waits.failed(place, new Error('first'));
    waits.failed(place, new TypeError('away'));
    now += 59_999;
    expect(waits.of([place, other])).toEqual([]);
    now += 1;
    expect(waits.of([place, other])).toEqual([{ ...place, failures: 2, sinceMs: 1_000, reason: 'TypeError: away' }]);
    expect(waits.of([other])).toEqual([]);
    end();
    await waiting;
    expect(waits.of([place])).toEqual([]);
  });

  it('are told of as well when nothing has failed', () => {
    let now = 0;
    const waits = new Waits(60_000, () => now);
    void waits.during(place, aWait().work);
    now = 60_000;
    expect(waits.of([place])).toEqual([
      { ...place, failures: 1, sinceMs: 0, reason: expect.stringMatching(/longer than it should/) },
    ]);
  });

  it('count from the claim on when a retry within it has ended, and anew when the claim has', async () => {
    let now = 0;
    const waits = new Waits(60_000, () => now);
    const claim = aWait();
    const claiming = waits.during(place, async () => {
      await expect(waits.during(place, () => Promise.reject(new Error('lost')))).rejects.toThrow('lost');
      await claim.work();
    });
    await new Promise((resolve) => setImmediate(resolve));
    now = 60_000;
    expect(waits.of([place])).toMatchObject([{ sinceMs: 0 }]);
    claim.end();
    await claiming;
    void waits.during(place, aWait().work);
    expect(waits.of([place])).toEqual([]);
    now = 120_000;
    expect(waits.of([place])).toMatchObject([{ sinceMs: 60_000 }]);
  });
});
