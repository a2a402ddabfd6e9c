import { describe, expect, it } from '@jest/globals';
import { lineTotalMatches, partsOf, repeatedLines, sharesAddUp } from './check-lines.js';

describe('lineTotalMatches', () => {
  it.each([
    ['3', '0.333', undefined, '1.00', true],
    ['2', '59.90', '10.00', '109.80', true],
    ['2', '59.90', '10.00', '109.81', true],
    ['2', '59.90', '10.00', '109.79', true],
    ['2', '59.90', '10.00', '109.8101', false],
    ['2', '59.90', '10.00', '109.7899', false],
    ['-2', '59.90', '-10.00', '-109.80', true],
    ['-0.5', '0.01', '0', '0.005', true],
    ['999999999.999', '99999999999.9999', '0', '1', false],
    ['1', '5', undefined, undefined, true],
  ])('%s × %s − %s against %s: %s', (quantity, unitPrice, discount, netAmount, expected) => {
    expect(lineTotalMatches({ quantity, unitPrice, discount, netAmount })).toBe(expected);
  });
});

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

it('repeatedLines names the later ones', () => {
  expect(repeatedLines([{ lineId: 'a' }, { lineId: 'b' }, { lineId: 'a' }, { lineId: 'a' }])).toEqual([2, 3]);
});

it('repeatedLines knows a line in another spelling', () => {
  const lines = ['1', ' 1', 'caf\u00E9', 'cafe\u0301\u00A0', 'CAF\u00C9'].map((lineId) => ({ lineId }));
  expect(repeatedLines(lines)).toEqual([1, 3]);
});

it('partsOf counts a line once for each of its sellers', () => {
  expect(partsOf([])).toBe(0);
  expect(partsOf([{}, { sellers: [1] }, { sellers: [1, 2, 3] }])).toBe(5);
});
