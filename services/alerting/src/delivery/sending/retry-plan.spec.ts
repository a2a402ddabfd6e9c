import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { nextTryMs, readRetryAfter } from './retry-plan.js';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** Every try of a message whose receiver never answers well, on a clock of its own. */
function triesOf(randomOf: () => number, retryAfterMs?: number): number[] {
  const tries = [0];
  for (;;) {
    const nowMs = tries.at(-1) ?? 0;
    const next = nextTryMs({ attempts: tries.length, createdAtMs: 0, nowMs, retryAfterMs }, randomOf());
    if (next === undefined) return tries;
    tries.push(next);
  }
}

describe('a message that does not get through', () => {
  it('is tried after pauses that double up to an hour, for a day', () => {
    const tries = triesOf(() => 0.5);
    const pauses = tries.slice(1).map((at, index) => (at - (tries[index] ?? 0)) / 1_000);
    expect(pauses.slice(0, 12)).toEqual([5, 10, 20, 40, 80, 160, 320, 640, 1_280, 2_560, 3_600, 3_600]);
    expect(tries.at(-1)).toBeLessThanOrEqual(DAY_MS);
    expect(tries.at(-1)).toBeGreaterThan(DAY_MS - HOUR_MS);
  });

  it('is tried until the last hours of its day whatever the spread, and never after it', () => {
    fc.assert(
      fc.property(fc.infiniteStream(fc.double({ min: 0, max: 0.999, noNaN: true })), (spread) => {
        const tries = triesOf(() => spread.next().value ?? 0);
        expect(tries.at(-1)).toBeLessThanOrEqual(DAY_MS);
        expect(tries.at(-1)).toBeGreaterThan(DAY_MS - 1.5 * HOUR_MS);
        expect(tries).toEqual([...new Set(tries)].sort((a, b) => a - b));
      }),
    );
  });

  it('waits as long as its receiver asks, not for more than a day', () => {
    expect(triesOf(() => 0, 2 * HOUR_MS)).toHaveLength(13);
    expect(triesOf(() => 0, 2 * DAY_MS)).toHaveLength(1);
  });

  it('is tried six times all the same when it was held back for its day', () => {
    const held = { createdAtMs: 0, nowMs: 3 * DAY_MS };
    expect(nextTryMs({ ...held, attempts: 5 }, 0.5)).toBe(3 * DAY_MS + 80_000);
    expect(nextTryMs({ ...held, attempts: 6 }, 0.5)).toBeUndefined();
  });
});

it('reads Retry-After as seconds or as a date', () => {
  const nowMs = Date.parse('2026-11-30T12:00:00Z');
  expect(readRetryAfter('120', nowMs)).toBe(120_000);
  expect(readRetryAfter('Mon, 30 Nov 2026 12:01:00 GMT', nowMs)).toBe(60_000);
  expect(readRetryAfter('Mon, 30 Nov 2026 11:00:00 GMT', nowMs)).toBe(0);
  for (const wrong of [undefined, '', 'soon', '-5']) expect(readRetryAfter(wrong, nowMs) ?? 0).toBeLessThanOrEqual(0);
});
