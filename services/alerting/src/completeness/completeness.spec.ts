import { describe, expect, it } from '@jest/globals';
import { Completeness, type Look } from './completeness.js';

const look = (atMs: number, more: Partial<Look> = {}): Look => ({
  atMs,
  rawEnds: [10],
  processed: [10],
  acceptedEnds: [20],
  watched: [20],
  partialEnds: [5],
  ...more,
});

describe('what is known to be complete', () => {
  it('is everything up to a look at which processing had settled what the brokers had', () => {
    const completeness = new Completeness();
    expect(completeness.ofTickets(0, 20)).toBeUndefined();
    completeness.add(look(1_000));
    expect([completeness.ofTickets(0, 19), completeness.ofTickets(0, 20)]).toEqual([undefined, 1_000]);
    completeness.add(look(2_000, { processed: [9] }));
    expect(completeness.ofTickets(0, 20)).toBe(1_000);
  });

  it('goes on under a load that never lets up: an earlier end is reached, if not the newest', () => {
    const completeness = new Completeness();
    completeness.add(look(1_000, { rawEnds: [10], processed: [4], acceptedEnds: [7] }));
    completeness.add(look(2_000, { rawEnds: [20], processed: [13], acceptedEnds: [16] }));
    expect([completeness.ofTickets(0, 15), completeness.ofTickets(0, 16)]).toEqual([undefined, 1_000]);
  });

  it('reaches what spans stores only when every partition has told its part', () => {
    const completeness = new Completeness();
    completeness.add(look(1_000, { watched: [12] }));
    expect([completeness.ofPartials(0, 5), completeness.watchedMs, completeness.processedMs]).toEqual([
      ...[undefined, undefined, 1_000],
    ]);
    completeness.add(look(2_000, { partialEnds: [6] }));
    expect(completeness.watchedMs).toBe(2_000);
    expect([completeness.ofPartials(0, 5), completeness.ofPartials(0, 6)]).toEqual([undefined, 2_000]);
  });
});
