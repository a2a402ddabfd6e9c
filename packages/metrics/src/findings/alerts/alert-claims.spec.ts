import { describe, expect, it } from '@jest/globals';
import type { AlertEvidence } from '@vitrine/contracts';
import fc from 'fast-check';
import { alertClaims } from './alert-claims.js';
import { alert, anyAlert, evidence, PLACE } from './an-alert.spec-support.js';
import { decimalOf } from './exact-decimal.js';

/** Making a failing alert smaller takes minutes. */
const untilFailure = { endOnFailure: true };

const claimsOf = (...of: Partial<AlertEvidence>[]) => alertClaims(alert(of.map(evidence)), {}, PLACE);

describe('a number as decimal text', () => {
  it.each([
    [2_000, 2, 2, '2000.00'],
    [0.125, 2, 0, '0.12'],
    [2.675, 2, 0, '2.68'],
    [12_345_678.685, 2, 0, '12345678.68'],
    [-1.5, 2, 2, '-1.50'],
    [-0.001, 2, 2, '0.00'],
    [1e-7, 4, 0, '0'],
    [1.5e21, 0, 0, '1500000000000000000000'],
  ])('%d in %i places, at least %i, is %s', (value, places, least, text) => {
    expect(decimalOf(value, places, least)).toBe(text);
  });

  it('is the very decimal that it came from', () => {
    const e4 = fc.bigInt({ min: -(10n ** 14n), max: 10n ** 14n });
    fc.assert(
      fc.property(e4, (value) => expect(BigInt(decimalOf(Number(value) / 1e4, 4, 4).replace('.', ''))).toBe(value)),
    );
  });

  it('is none of what is no number', () => {
    expect(() => decimalOf(Number.NaN, 2)).toThrow(RangeError);
  });
});

describe('the money at stake', () => {
  it.each<[string, Partial<AlertEvidence>, string | null]>([
    ['what is missing of an amount', {}, '839.60'],
    ['what is too much of one', { metric: 'discounts', side: 'above', value: 90.5, expected: 20 }, '70.50'],
    [
      'the average ticket over its sales',
      { metric: 'averageTicket', value: 80, expected: 100.1, tickets: 9 },
      '180.90',
    ],
    ['nothing on the other side of the rule', { value: 2_100 }, null],
    ['nothing where nothing was expected', { expected: null }, null],
    ['nothing of a rate', { metric: 'returnRate', value: 0.1, expected: 0.3 }, null],
    ['nothing of a price, whose pieces are not known', { metric: 'pricePerItem' }, null],
    [
      'what a low performer misses',
      { condition: 'belowPeers', value: -0.03, expected: null, atStake: 1_250.505 },
      '1250.50',
    ],
    ['nothing of one that nobody has counted', { condition: 'belowPeers', value: -0.03, expected: null }, null],
    ['nothing where no sale was made', { metric: 'averageTicket', tickets: 0 }, null],
  ])('is %s', (_, of, expected) => {
    expect(claimsOf(of).moneyAtStake).toBe(expected);
  });

  it('is the largest of conditions that are joined, not their sum', () => {
    expect(claimsOf({ value: 1_900 }, {}, { value: 1_800 }).moneyAtStake).toBe('839.60');
  });
});

const thousandths = (text: string): bigint => {
  const [whole = '', fraction = ''] = text.split('.');
  return BigInt(whole + fraction.padEnd(3, '0'));
};

describe('whatever the alert, its claims', () => {
  it('add up', () => {
    fc.assert(
      fc.property(anyAlert, (of) => {
        for (const { value, expected, difference, atStake, tickets, metric } of alertClaims(of, {}, PLACE).figures) {
          if (value === null || expected === null || difference === null) continue;
          expect(thousandths(value) - thousandths(expected)).toBe(thousandths(difference));
          if (atStake === null) continue;
          const times = metric === 'averageTicket' ? BigInt(tickets) : 1n;
          expect([1n, -1n].map((sign) => sign * thousandths(difference) * times)).toContain(thousandths(atStake));
        }
      }),
      untilFailure,
    );
  });

  it('hold no figure of peers but the difference', () => {
    fc.assert(
      fc.property(anyAlert, (of) => {
        for (const figure of alertClaims(of, {}, PLACE).figures.filter(({ condition }) => condition === 'belowPeers')) {
          expect(figure).toMatchObject({ value: null, expected: null, threshold: null });
        }
      }),
      untilFailure,
    );
  });
});
