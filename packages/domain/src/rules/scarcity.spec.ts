import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { leastExpected, noiseOf, scarcestStretch, spreadsBelow } from './scarcity.js';

const MINUTE_MS = 60_000;
const noise = fc.double({ min: 0.001, max: 2, noNaN: true });
const expected = fc.double({ min: 0.01, max: 500, noNaN: true });
const learned = { noise: 0.01, days: 8 };
/** Six sales an hour. */
const expectedSince = (nowMs: number) => (fromMs: number) => Math.max(0, nowMs - fromMs) / (10 * MINUTE_MS);

describe('how strange too few sales are', () => {
  it.each([
    ['none of eight', 0, 8, -4],
    ['none of twelve and a half', 0, 12.5, -5],
    ['as many as usual', 8, 8, 0],
    ['more than usual', 9, 8, 0],
  ])('%s', (_, count, usual, spreads) => {
    expect(spreadsBelow(count, usual, 1e-9)).toBeCloseTo(spreads, 3);
  });

  it('is more with each sale that is missing, and less with noise', () => {
    fc.assert(
      fc.property(expected, fc.nat(400), noise, (usual, count, differs) => {
        const here = spreadsBelow(count, usual, differs);
        expect(here).toBeLessThanOrEqual(0);
        expect(spreadsBelow(count, usual + 1, differs)).toBeLessThanOrEqual(here + 1e-9);
        expect(spreadsBelow(count, usual, differs * 2)).toBeGreaterThanOrEqual(here - 1e-9);
      }),
    );
  });

  it('reaches a threshold with as many missing sales as it says, when none comes', () => {
    fc.assert(
      fc.property(fc.double({ min: -6, max: -1, noNaN: true }), noise, (threshold, differs) => {
        expect(spreadsBelow(0, leastExpected(threshold, differs), differs)).toBeCloseTo(threshold, 6);
      }),
    );
  });

  it('is surer the more days tell what is usual', () => {
    expect(noiseOf({ noise: 0.01, days: 3 }, 10)).toBeGreaterThan(noiseOf({ noise: 0.01, days: 8 }, 10));
  });
});

describe('the scarcest stretch', () => {
  it('is the whole time, and not strange, where nothing is missing', () => {
    const sold = [{ endMs: 30 * MINUTE_MS, count: 9 }];
    const since = (fromMs: number) => (30 * MINUTE_MS - fromMs) / (10 * MINUTE_MS);
    const found = scarcestStretch(sold, since, { fromMs: 0, learned });
    expect({ ...found, spreads: Math.abs(found.spreads) }).toMatchObject({
      fromMs: 0,
      count: 9,
      expected: 3,
      spreads: 0,
    });
  });

  const minutes = fc
    .uniqueArray(fc.integer({ min: 0, max: 600 }), { maxLength: 40 })
    .map((all) => all.sort((a, b) => b - a).map((minute) => ({ endMs: minute * MINUTE_MS, count: 1 + (minute % 3) })));

  it('is the worst of all that begin with the opening or after a sale', () => {
    fc.assert(
      fc.property(minutes, (sold) => {
        const nowMs = 601 * MINUTE_MS;
        const since = expectedSince(nowMs);
        const found = scarcestStretch(sold, since, { fromMs: 0, learned });
        const starts = [0, ...sold.map(({ endMs }) => endMs)];
        const all = starts.map((fromMs) => {
          const count = sold.filter(({ endMs }) => endMs > fromMs).reduce((sum, one) => sum + one.count, 0);
          return spreadsBelow(count, since(fromMs), noiseOf(learned, since(fromMs)));
        });
        expect(found.spreads).toBeCloseTo(Math.min(0, ...all), 9);
      }),
    );
  });

  it('begins with the last sale when a till falls silent, and early on a weak day', () => {
    const busy = Array.from({ length: 60 }, (_, index) => ({ endMs: (400 - 10 * index) * MINUTE_MS, count: 1 }));
    const weak = busy.filter((_, index) => index % 3 === 0);
    const at = (nowMs: number) => ({ since: expectedSince(nowMs), of: { fromMs: 0, learned } });
    const silent = at(520 * MINUTE_MS);
    expect(scarcestStretch(busy, silent.since, silent.of)).toMatchObject({ fromMs: 400 * MINUTE_MS, count: 0 });
    const slow = at(401 * MINUTE_MS);
    expect(scarcestStretch(weak, slow.since, slow.of)?.fromMs).toBeLessThan(60 * MINUTE_MS);
  });
});
