import { describe, expect, it } from '@jest/globals';
import { LatencyWindow } from './latency-window.js';

describe('LatencyWindow', () => {
  it('knows percentiles to five per cent', () => {
    const window = new LatencyWindow();
    for (let ms = 1; ms <= 1_000; ms += 1) window.add(ms, 0);
    const { p50Ms, p95Ms, p99Ms } = window.percentiles(0);
    for (const [found, exact] of [
      [p50Ms, 500],
      [p95Ms, 950],
      [p99Ms, 990],
    ] as const) {
      expect(Math.abs(Number(found) - exact) / exact).toBeLessThan(0.05);
    }
  });

  it('forgets after five minutes, and counts a rate over one', () => {
    const window = new LatencyWindow();
    for (let second = 0; second < 60; second += 1) window.add(10, second * 1_000);
    expect(window.rate(59_000)).toBe(1);
    expect(window.percentiles(200_000).p50Ms).toBe(10);
    expect(window.rate(200_000)).toBe(0);
    expect(window.percentiles(400_000)).toEqual({ p50Ms: null, p95Ms: null, p99Ms: null });
  });

  it('takes a clock that runs backwards for no time at all', () => {
    const window = new LatencyWindow();
    window.add(-50, 0);
    expect(window.percentiles(0).p99Ms).toBe(0);
  });

  it('keeps its memory, however long it runs', () => {
    const window = new LatencyWindow();
    for (let slot = 0; slot < 1_000; slot += 1) window.add(slot, slot * 10_000);
    expect(window.rate(9_990_000)).toBe(0.1);
  });
});
