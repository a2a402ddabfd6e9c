import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Timeline } from './timeline.js';

const SECOND_MS = 1_000;
const HOUR_MS = 3_600_000;
const size = { bucketMs: SECOND_MS, keepMs: HOUR_MS, width: 2 };

const lengthsMs = [SECOND_MS, 60_000, 15 * 60_000, HOUR_MS];

const sale = fc.record({
  kind: fc.constant('sale' as const),
  // Late by more than the longest window, or ahead of the clock.
  agoMs: fc.integer({ min: -120_000, max: 2 * HOUR_MS }),
  part: fc.tuple(fc.integer({ min: -1_000_000, max: 1_000_000 }), fc.integer({ min: 0, max: 3 })),
  sign: fc.constantFrom(1 as const, -1 as const),
});
const tick = fc.record({
  kind: fc.constant('tick' as const),
  byMs: fc.oneof(fc.integer({ min: 0, max: 5_000 }), fc.integer({ min: -60_000, max: 3 * HOUR_MS })),
});

/** The same question answered from every sale there ever was. */
function recount(
  sales: readonly { atMs: number; part: readonly number[]; sign: number }[],
  nowMs: number,
  lengthMs: number,
) {
  const bucketOf = (ms: number) => Math.floor(ms / SECOND_MS);
  const inside = sales.filter(({ atMs }) => {
    const ago = bucketOf(nowMs) - bucketOf(atMs);
    return ago >= 0 && ago < lengthMs / SECOND_MS;
  });
  return [0, 1].map((index) => inside.reduce((sum, { part, sign }) => sum + sign * (part[index] as number), 0));
}

describe('a timeline', () => {
  it('has in every window what was sold within it, in whatever order sales and ticks come', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(sale, tick), { maxLength: 60 }), fc.nat(60), (steps, cutAt) => {
        let nowMs = 1_700_000_000_500;
        let timeline = new Timeline(size);
        const windowsOf = () => lengthsMs.map((lengthMs) => ({ lengthMs, window: timeline.window(lengthMs) }));
        timeline.advance(nowMs);
        let windows = windowsOf();
        const sales: { atMs: number; part: readonly number[]; sign: number }[] = [];
        for (const [index, step] of steps.entries()) {
          if (step.kind === 'tick') {
            nowMs = Math.max(nowMs, nowMs + step.byMs);
            timeline.advance(nowMs);
          } else {
            const one = { atMs: nowMs - step.agoMs, part: step.part, sign: step.sign };
            timeline.add(one.atMs, one.part, one.sign);
            sales.push(one);
          }
          if (index === cutAt) {
            timeline = Timeline.restore(size, JSON.parse(JSON.stringify(timeline.snapshot())));
            windows = windowsOf();
          }
          for (const { lengthMs, window } of windows) {
            expect(window.sums).toEqual(recount(sales, nowMs, lengthMs));
          }
        }
      }),
    );
  });

  it('keeps no bucket that no window reaches', () => {
    const timeline = new Timeline(size);
    for (let second = 0; second < 10_000; second++) {
      timeline.advance(second * SECOND_MS);
      timeline.add(second * SECOND_MS, [1, 1]);
    }
    expect(timeline.snapshot().buckets).toHaveLength(HOUR_MS / SECOND_MS);
  });

  it('says when a sum was too large to be exact, until it is gone', () => {
    const timeline = new Timeline(size);
    timeline.advance(0);
    const window = timeline.window(SECOND_MS);
    timeline.add(0, [Number.MAX_SAFE_INTEGER, 0]);
    expect(window.sums).toEqual([Number.MAX_SAFE_INTEGER, 0]);
    timeline.add(0, [Number.MAX_SAFE_INTEGER, 0]);
    timeline.add(0, [Number.MAX_SAFE_INTEGER, 0], -1);
    expect(window.sums).toEqual([Number.NaN, 0]);
    timeline.advance(SECOND_MS);
    expect(window.sums).toEqual([0, 0]);
  });

  it.each([0, 1_500, 2 * HOUR_MS])('has no window of %i ms', (lengthMs) => {
    expect(() => new Timeline(size).window(lengthMs)).toThrow(RangeError);
  });
});
