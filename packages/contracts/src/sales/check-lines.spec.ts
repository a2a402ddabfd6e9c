import { describe, expect, it } from '@jest/globals';
import { partsOf, sharesAddUp } from './check-lines.js';

describe('sharesAddUp', () => {
  it('knows a seller in another spelling', () => {
    const named = (...ids: string[]) => ids.map((sellerId) => ({ sellerId, share: '0.5' }));
    expect([sharesAddUp(named('a', 'b')), sharesAddUp(named('a', 'a '))]).toEqual([true, false]);
  });

  const sellers = (...shares: string[]) => shares.map((share, index) => ({ sellerId: `s${index}`, share }));

  it.each([
    [['1'], true],
    [['0.5', '0.5'], true],
    [['0.3333', '0.3333', '0.3333'], true],
    [['0.333333', '0.333333', '0.333334'], true],
    [['0.5', '0.4'], false],
    [['1', '0.5'], false],
    [['1', '0'], false],
  ])('%j: %s', (shares, expected) => {
    expect(sharesAddUp(sellers(...shares))).toBe(expected);
  });

  it('refuses the same seller twice', () => {
    expect(
      sharesAddUp([
        { sellerId: 'ana', share: '0.5' },
        { sellerId: 'ana', share: '0.5' },
      ]),
    ).toBe(false);
  });
});

it('partsOf counts a line once for each of its sellers', () => {
  expect(partsOf([])).toBe(0);
  expect(partsOf([{}, { sellers: [1] }, { sellers: [1, 2, 3] }])).toBe(5);
});
