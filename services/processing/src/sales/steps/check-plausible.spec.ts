import { describe, expect, it } from '@jest/globals';
import { aSale, aSaleLine } from '../../testing/a-sale.js';
import { checkPlausible } from './check-plausible.js';

const NOON = Date.parse('2026-11-20T12:00:00Z');
const check = checkPlausible(NOON, 'BRL');

describe('check-plausible', () => {
  it.each([
    { sold: 'ten minutes from now', at: '2026-11-20T12:10:00Z', code: 'sold_in_the_future' },
    { sold: 'in 1999', at: '1999-12-31T23:59:59Z', code: 'sold_too_long_ago' },
  ])('refuses a sale $sold', ({ at, code }) => {
    expect(check(aSale({ soldAtMs: Date.parse(at) }))).toMatchObject({ kind: 'rejected', code, path: '/soldAt' });
  });

  it.each([
    { sold: 'four minutes from now', at: '2026-11-20T12:04:00Z' },
    { sold: 'on the first day of 2000', at: '2000-01-01T00:00:00Z' },
  ])('passes a sale $sold', ({ at }) => {
    expect(check(aSale({ soldAtMs: Date.parse(at) })).kind).toBe('accepted');
  });

  it("refuses a currency that is not the tenant's", () => {
    expect(check(aSale({ currency: 'USD' }))).toMatchObject({ code: 'currency_mismatch', path: '/currency' });
  });

  const huge = 100_000_000_000_001;
  it.each([
    {
      what: 'more than a million units',
      line: { quantityE3: 1_000_000_001 },
      code: 'implausible_quantity',
      path: '/lines/0/quantity',
    },
    {
      what: 'a price beyond reason',
      line: { unitPriceE4: huge },
      code: 'implausible_price',
      path: '/lines/0/unitPrice',
    },
    {
      what: 'a discount beyond reason',
      line: { discountE4: -huge },
      code: 'implausible_price',
      path: '/lines/0/discount',
    },
    {
      what: 'a total beyond reason',
      line: { netAmountE4: huge },
      code: 'implausible_price',
      path: '/lines/0/netAmount',
    },
    { what: 'a cost beyond reason', line: { unitCostE4: huge }, code: 'implausible_price', path: '/lines/0/unitCost' },
  ])('refuses $what', ({ line, code, path }) => {
    expect(check(aSale({ lines: [aSaleLine(line)] }))).toMatchObject({ kind: 'rejected', code, path });
  });

  it('refuses a ticket whose lines add up to more than can be counted exactly', () => {
    const lines = Array.from({ length: 11 }, (_, index) =>
      aSaleLine({ lineId: String(index), netAmountE4: 100_000_000_000_000 }),
    );
    expect(check(aSale({ lines }))).toMatchObject({ code: 'implausible_price', path: '/lines' });
  });

  it('passes zero prices, and negative ones of an adjustment: bad debt has them', () => {
    const negative = aSaleLine({ unitPriceE4: -110_620_600, netAmountE4: -110_620_600, discountE4: -7 });
    expect(check(aSale({ lines: [aSaleLine({ unitPriceE4: 0, netAmountE4: 0 })] })).kind).toBe('accepted');
    expect(check(aSale({ kind: 'adjustment', lines: [negative] })).kind).toBe('accepted');
    expect(check(aSale({ kind: 'sale', lines: [negative] }))).toMatchObject({
      code: 'implausible_price',
      path: '/lines/0/unitPrice',
    });
  });

  it.each([
    { quantityE3: 2_000, discountE4: 200_000, kind: 'accepted' },
    { quantityE3: 2_000, discountE4: 200_100, kind: 'accepted' },
    { quantityE3: 2_000, discountE4: 200_101, kind: 'rejected' },
    { quantityE3: 2_000, discountE4: -101, kind: 'rejected' },
    { quantityE3: -2_000, discountE4: -200_000, kind: 'accepted' },
    { quantityE3: -2_000, discountE4: -200_101, kind: 'rejected' },
    { quantityE3: -2_000, discountE4: 101, kind: 'rejected' },
    { quantityE3: 0, discountE4: 101, kind: 'rejected' },
  ])('a discount of $discountE4 on $quantityE3 thousandths at 10.00 is $kind', ({ quantityE3, discountE4, kind }) => {
    expect(check(aSale({ lines: [aSaleLine({ quantityE3, discountE4 })] })).kind).toBe(kind);
  });

  it('refuses a closed ticket without lines, and lets a void have none or whatever the ticket had', () => {
    expect(check(aSale({ lines: [] }))).toMatchObject({ kind: 'rejected', code: 'no_lines', path: '/lines' });
    expect(check(aSale({ status: 'voided', lines: [] })).kind).toBe('accepted');
    expect(check(aSale({ status: 'voided', lines: [aSaleLine({ unitPriceE4: -1 })] })).kind).toBe('accepted');
  });
});
