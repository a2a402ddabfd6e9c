import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { isHeldOut } from './is-held-out.js';
import { simulateShops } from './simulated-shops.spec-support.js';
import { studentT975 } from './student-t.js';
import { type HoldoutDay, type MeasuredUplift, upliftOf } from './uplift.js';

const day = (index: number, shownE4: number, heldOutE4: number): HoldoutDay => ({
  businessDate: `2026-10-${String(index + 1).padStart(2, '0')}`,
  shown: { tickets: 90, netSalesE4: 90 * shownE4 },
  heldOut: { tickets: 10, netSalesE4: 10 * heldOutE4 },
});
const daysOf = (count: number, make = (index: number) => day(index, 520_000 + index, 500_000)) =>
  Array.from({ length: count }, (_, index) => make(index));
const measuredOf = (days: readonly HoldoutDay[]) => {
  const uplift = upliftOf(days);
  if (uplift.state !== 'measured') throw new Error('This should have been measured.');
  return uplift;
};
const simulated = (effectE4: number, count: number): MeasuredUplift[] =>
  Array.from({ length: count }, (_, seed) => measuredOf(simulateShops({ seed, days: 28, stores: 4, effectE4 })));

describe('the holdout', () => {
  it('is the same hour for whoever asks, and about a tenth of each store, date and hour', () => {
    const hours = Array.from({ length: 24 }, (_, hour) => hour);
    const held = (storeId: string, hour: number) =>
      daysOf(28).filter(({ businessDate }) => isHeldOut({ tenantId: 't', storeId, businessDate, hour })).length;
    const all = hours.flatMap((hour) => ['1', '2', '3', '4', '5', '6'].map((store) => held(store, hour)));
    const share = all.reduce((sum, one) => sum + one, 0) / (all.length * 28);
    expect(share).toBeGreaterThan(0.08);
    expect(share).toBeLessThan(0.12);
  });

  it('has these hours, to which offline clients hold', () => {
    const held = Array.from({ length: 24 }, (_, hour) => hour).filter((hour) =>
      isHeldOut({ tenantId: 'demo', storeId: 'loja-01', businessDate: '2026-11-30', hour }),
    );
    expect(held).toEqual([4, 7, 13, 14, 16, 19]);
  });

  it('grows with its share, and never gives an hour back', () => {
    const place = fc.record({
      tenantId: fc.string(),
      storeId: fc.string(),
      businessDate: fc.string(),
      hour: fc.nat(23),
    });
    fc.assert(
      fc.property(place, (hour) => {
        expect(isHeldOut(hour, 0)).toBe(false);
        expect(isHeldOut(hour, 1)).toBe(true);
        if (isHeldOut(hour, 0.1)) expect(isHeldOut(hour, 0.2)).toBe(true);
      }),
    );
  });
});

describe('uplift', () => {
  it('is not told before fourteen days', () => {
    const early = { state: 'too-early', days: 13, missingDays: 1, heldOutTickets: 130, missingHeldOutTickets: 10 };
    expect(upliftOf(daysOf(13))).toEqual(early);
    expect(upliftOf([])).toEqual({
      ...{ state: 'too-early', days: 0, missingDays: 14, heldOutTickets: 0, missingHeldOutTickets: undefined },
    });
    expect(upliftOf(daysOf(14)).state).toBe('measured');
  });

  it('is not told where nothing was held out, or on a few days only', () => {
    const heldOn = (count: number) =>
      daysOf(20).map((one, at) => (at < count ? one : { ...one, heldOut: { tickets: 0, netSalesE4: 0 } }));
    expect(upliftOf(heldOn(0))).toMatchObject({ state: 'too-early', missingDays: 20, missingHeldOutTickets: 0 });
    expect(upliftOf(heldOn(4))).toMatchObject({ state: 'too-early', missingDays: 5, missingHeldOutTickets: 10 });
    expect(upliftOf(heldOn(5)).state).toBe('measured');
  });

  it('is the difference of net sales per ticket, over all tickets with suggestions', () => {
    const { perTicketE4, broughtE4, shownTickets, heldOutTickets, effect } = measuredOf(daysOf(15));
    expect([perTicketE4, broughtE4, shownTickets, heldOutTickets]).toEqual([20_007, 20_007 * 1_350, 1_350, 150]);
    expect(effect).toBe('gain');
  });

  it('has a planted effect in its interval, and finds it', () => {
    const shops = simulated(160_000, 100);
    const covered = shops.filter(({ perTicketInterval: { low, high } }) => low <= 160_000 && 160_000 <= high);
    expect(covered.length).toBeGreaterThanOrEqual(90);
    expect(shops.filter(({ effect }) => effect === 'gain').length).toBeGreaterThan(50);
    expect(shops.filter(({ effect }) => effect === 'loss')).toEqual([]);
  });

  it('finds neither gain nor loss where there is none, but for 5 of 100', () => {
    const found = simulated(0, 400).filter(({ effect }) => effect !== 'unclear');
    expect(found.length / 400).toBeLessThanOrEqual(0.05);
  });

  it('has an interval around what was found, which reaches further to the side that is skewed', () => {
    const sums = fc.record({
      tickets: fc.integer({ min: 1, max: 40 }),
      netSalesE4: fc.integer({ min: 0, max: 10 ** 9 }),
    });
    const days = fc.array(fc.record({ businessDate: fc.constant('2026-10-01'), shown: sums, heldOut: sums }), {
      ...{ minLength: 30, maxLength: 60 },
    });
    fc.assert(
      fc.property(days, (some) => {
        const { perTicketE4, perTicketInterval: at, missingDays, effect } = measuredOf(some);
        expect(at.low <= perTicketE4 && perTicketE4 <= at.high).toBe(true);
        expect(missingDays > 0).toBe(effect === 'unclear');
      }),
    );
    const bigOnes = daysOf(20, (index) => day(index, 500_000, index < 2 ? 900_000 : 500_000));
    const { perTicketE4, perTicketInterval: skewed } = measuredOf(bigOnes);
    expect(perTicketE4 - skewed.low).toBeGreaterThan(skewed.high - perTicketE4);
  });

  it('says how long it would take to be clear', () => {
    for (const { effect, missingDays } of simulated(40_000, 10)) expect(missingDays > 0).toBe(effect === 'unclear');
  });

  it.each([
    [13, 2.1604],
    [27, 2.0518],
    [100, 1.984],
  ])('knows Student’s distribution with %i degrees', (degrees, expected) => {
    expect(studentT975(degrees)).toBeCloseTo(expected, 3);
  });
});
