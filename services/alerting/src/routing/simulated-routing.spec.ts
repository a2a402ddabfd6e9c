import { describe, expect, it } from '@jest/globals';
import { simulateRouting } from './testing/simulate-routing.js';

describe('ten thousand firings over a thousand stores whose people come, go and move', () => {
  it('reach exactly those whom an oracle names that knows the promise and not the code', () => {
    const { firings, wrong, missed, told } = simulateRouting({ firings: 10_000, stores: 1_000, seed: 20_261_120 });
    expect({ firings, wrong, missed }).toEqual({ firings: 10_000, wrong: 0, missed: 0 });
    // Somebody is told of most of them: an oracle that expects nobody would agree with a router that tells nobody.
    expect(told).toBeGreaterThan(8_000);
  });
});
