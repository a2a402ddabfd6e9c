import { describe, expect, it } from '@jest/globals';
import { becauseOf, type LowEvidence } from './cause-of.js';

describe('why a product sells less, as people of one store may be told', () => {
  it.each<[string, LowEvidence, ReturnType<typeof becauseOf>]>([
    ['a price', { priceE4: 560_000, peersPriceE4: 500_000 }, { cause: 'priceAboveNetwork', rate: 0.12 }],
    ['a fall', { peersTrend: 0.6 }, { cause: 'fellEverywhere', rate: 0.4 }],
    ['no stock, whatever it costs', { stockE3: 0, priceE4: 9, peersPriceE4: 1 }, { cause: 'noStock' }],
    ['fewer lines, without those of the peers', { lineRate: 0.02, peersLineRate: 0.05 }, { cause: 'fewerPlacements' }],
    ['nothing that is known', {}, { cause: 'unexplained' }],
  ])('is %s', (_, evidence, because) => {
    expect(becauseOf(evidence)).toEqual(because);
  });
});
