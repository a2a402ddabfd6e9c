import { describe, expect, it } from '@jest/globals';
import { roundHalfEven } from '@vitrine/domain';
import fc from 'fast-check';
import { type Compared, changeOf } from './change.js';

const money = (previous: string | null, current: string | null) =>
  changeOf({ unit: 'money', current, previous, minorDigits: 2 });
const of = (unit: Compared['unit'], previous: number | null, current: number | null) =>
  changeOf({ unit, current, previous, minorDigits: 2 });

describe('a change', () => {
  it.each([
    { case: 'of a store that gave back more than it sold, then sold', from: '-100.00', to: '50.00', value: '150.00' },
    { case: 'of several such stores', from: '-260.00', to: '-190.00', value: '70.00' },
    { case: 'from nothing to nothing', from: '0.00', to: '0.00', value: '0.00' },
    { case: 'from nothing to less', from: '0.00', to: '-5.00', value: '-5.00' },
    { case: 'on a small base', from: '49.99', to: '62.00', value: '12.01' },
    { case: 'that deepens a loss', from: '-160.00', to: '-240.00', value: '-80.00' },
  ])('$case is the amount between', ({ from, to, value }) => {
    const sign = Math.sign(Number(value));
    const direction = sign > 0 ? 'up' : sign < 0 ? 'down' : 'same';
    expect(money(from, to)).toEqual({ kind: 'amount', value, direction });
  });

  it('is a part of a base of fifty or more', () => {
    expect(money('50.00', '62.00')).toEqual({ kind: 'percent', value: 0.24, direction: 'up' });
    expect(money('100.00', '-50.00')).toEqual({ kind: 'percent', value: -1.5, direction: 'down' });
    expect(of('count', 3, 4)).toEqual({ kind: 'percent', value: 0.333333, direction: 'up' });
  });

  it('from zero is new', () => {
    expect(money('0.00', '403324.48')).toEqual({ kind: 'new', value: '403324.48', direction: 'up' });
    expect(of('count', 0, 3)).toEqual({ kind: 'new', value: 3, direction: 'up' });
  });

  it('of a ratio is in points, from zero and from below zero too', () => {
    expect(of('ratio', 0.42, 0.412)).toEqual({ kind: 'amount', value: -0.008, direction: 'down' });
    expect(of('ratio', 0, 0.5)).toEqual({ kind: 'amount', value: 0.5, direction: 'up' });
    expect(of('ratio', -0.2, -0.1)).toEqual({ kind: 'amount', value: 0.1, direction: 'up' });
  });

  it('that nobody can see has no direction', () => {
    expect(money('1000.00', '1000.49').direction).toBe('same');
    expect(money('1000.00', '999.50').direction).toBe('down');
    expect(money('-1.0000', '-0.9960').direction).toBe('same');
    expect(of('ratio', 0.5, 0.5004).direction).toBe('same');
    expect(of('quantity', 0, -0.004).direction).toBe('same');
  });

  it('is shown rounded once: rounding puts none on the half of a tenth of a percent', () => {
    expect(money('10000000.00', '11245004.90').value).toBe(0.124501);
    expect(money('10000000.00', '11244995.10').value).toBe(0.124499);
    expect(money('10000000.00', '11245000.00').value).toBe(0.1245);
    expect(money('10000000.00', '10004996.00')).toEqual({ kind: 'percent', value: 0.000499, direction: 'same' });
    expect(money('10000000.00', '9995004.00')).toEqual({ kind: 'percent', value: -0.000499, direction: 'same' });
    expect(of('ratio', 0.2, 0.3245004)).toMatchObject({ value: 0.124501 });
  });

  it('is shown as the exact one is, rounded to tenths of a percent, for any two figures', () => {
    const cents = fc.bigInt({ min: 5_000n, max: 10n ** 12n });
    const text = (amount: bigint) => `${amount / 100n}.${String(amount % 100n).padStart(2, '0')}`;
    fc.assert(
      fc.property(cents, cents, fc.integer({ min: -2, max: 2 }), fc.boolean(), (base, any, nudge, isNearHalf) => {
        const half = (base * (any % 2_000n) * 2n + base) / 2_000n + BigInt(nudge);
        const now = isNearHalf ? base + half : any;
        const { value } = money(text(base), text(now));
        const shown = roundHalfEven(BigInt(Math.round(Number(value) * 1e6)), 1_000n);
        expect(shown).toBe(roundHalfEven((now - base) * 1_000n, base));
      }),
    );
  });

  it.each([
    { reason: 'no_value', compared: { current: null, previous: '1.00' } },
    { reason: 'no_base', compared: { current: '1.00', previous: null } },
    { reason: 'no_value', compared: { current: undefined, previous: undefined } },
    { reason: 'missing_days', compared: { current: '1.00', previous: '1.00', gap: 'missing_days' } },
    { reason: 'before_first_sale', compared: { current: '1.00', previous: null, gap: 'before_first_sale' } },
    { reason: 'day_under_way', compared: { current: '1.00', previous: null, gap: 'day_under_way' } },
  ] as const)('is none for $reason', ({ reason, compared }) => {
    expect(changeOf({ unit: 'money', minorDigits: 2, ...compared })).toEqual({
      kind: 'none',
      value: null,
      direction: null,
      reason,
    });
  });

  it('takes numbers beyond the plain ones', () => {
    expect(of('quantity', 1e22, 2e22)).toEqual({ kind: 'percent', value: 1, direction: 'up' });
    expect(of('quantity', 2.5e-7, 5e-7)).toMatchObject({ kind: 'percent', value: 1 });
  });
});

/** Fractions of two integers, never divided: another way to the same answer. */
interface Fraction {
  top: bigint;
  bottom: bigint;
}
const lessThan = (a: Fraction, b: Fraction) => a.top * b.bottom < b.top * a.bottom;
const minus = (a: Fraction, b: Fraction): Fraction => ({
  top: a.top * b.bottom - b.top * a.bottom,
  bottom: a.bottom * b.bottom,
});
const size = (a: Fraction): Fraction => ({ top: a.top < 0n ? -a.top : a.top, bottom: a.bottom });
/** Whether a written value is the fraction to half of its last place. */
function isNear(written: number, exact: Fraction, places: number): boolean {
  const one = 10n ** BigInt(places);
  const shown: Fraction = { top: BigInt(Math.round(written * Number(one))), bottom: one };
  return !lessThan({ top: 1n, bottom: 2n * one }, size(minus(shown, exact)));
}

/** Of the two millionths about top ÷ bottom the nearer one, the even one of two as near; a half that the fraction only comes near is no choice. */
function nearestMillionth(top: bigint, bottom: bigint): bigint {
  const exact: Fraction = { top: top * 10n ** 6n, bottom };
  const truncated = exact.top / bottom;
  const below = truncated * bottom > exact.top ? truncated - 1n : truncated;
  if (below * bottom === exact.top) return below;
  const choices = [below, below + 1n].filter(
    (millionths) => millionths % 1_000n !== 500n && millionths % 1_000n !== -500n,
  );
  const farness = (millionths: bigint) => size(minus({ top: millionths, bottom: 1n }, exact));
  const [first = 0n, second = first] = choices;
  if (lessThan(farness(first), farness(second))) return first;
  if (lessThan(farness(second), farness(first))) return second;
  return first % 2n === 0n ? first : second;
}

const cents = fc.bigInt({ min: -(10n ** 13n), max: 10n ** 13n });
const textOf = (amount: bigint) => {
  const digits = (amount < 0n ? -amount : amount).toString().padStart(3, '0');
  return `${amount < 0n ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
};
/** Pairs whose change lies beside a shown half, where rounding twice would go wrong. */
const besideHalves = fc
  .tuple(fc.bigInt(5_000n, 10n ** 9n), fc.bigInt(-1_000n, 1_000n), fc.bigInt(-2n, 2n))
  .map(([before, tenths, off]): [bigint, bigint] => [before, before + (before * (2n * tenths + 1n)) / 2_000n + off]);
const pairs = fc.tuple(fc.oneof(cents, fc.constant(0n), fc.bigInt(-6_000n, 6_000n)), cents);

describe('for any two amounts', () => {
  it('the direction is that of the difference, whatever the base', () => {
    fc.assert(
      fc.property(pairs, ([before, now]) => {
        const change = money(textOf(before), textOf(now));
        if (now === before) return expect(change.direction).toBe('same');
        const wrong = now > before ? 'down' : 'up';
        expect(change.direction).not.toBe(wrong);
        // "same" is said only of what rounds to 0.0 %
        if (change.direction === 'same') expect(Math.abs(Number(change.value))).toBeLessThan(0.0005);
      }),
    );
  });

  it('value, sign and direction agree', () => {
    fc.assert(
      fc.property(pairs, ([before, now]) => {
        const { value, direction } = money(textOf(before), textOf(now));
        if (direction === 'up') expect(Number(value)).toBeGreaterThan(0);
        if (direction === 'down') expect(Number(value)).toBeLessThan(0);
      }),
    );
  });

  it('a percentage is the exact fraction to its sixth place, on its side of each shown half; an amount the exact difference', () => {
    fc.assert(
      fc.property(fc.oneof(pairs, besideHalves), ([before, now]) => {
        const change = money(textOf(before), textOf(now));
        if (change.kind === 'percent') {
          expect(before).toBeGreaterThanOrEqual(5_000n);
          if (Number(change.value) > 1e9) return; // a number has no sixth place any more
          expect(BigInt(Math.round(Number(change.value) * 1e6))).toBe(nearestMillionth(now - before, before));
        } else if (change.kind === 'amount') {
          expect(change.value).toBe(textOf(now - before));
        } else {
          expect([change.kind, before, change.value]).toEqual(['new', 0n, textOf(now)]);
        }
      }),
    );
  });

  it('of ratios is the exact difference to its sixth place', () => {
    const ratios = fc.integer({ min: -5_000_000, max: 5_000_000 });
    fc.assert(
      fc.property(ratios, ratios, (before, now) => {
        const change = of('ratio', before / 1e6, now / 1e6);
        expect(change.kind).toBe('amount');
        expect(isNear(Number(change.value), { top: BigInt(now - before), bottom: 10n ** 6n }, 6)).toBe(true);
      }),
    );
  });
});
