import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { daysTogether, type HourSales, holdoutDaysOf } from './holdout-days.js';
import { isHeldOut } from './is-held-out.js';

const hours: fc.Arbitrary<HourSales[]> = fc.array(
  fc.record({
    storeId: fc.constantFrom('s1', 's2', 's3'),
    businessDate: fc.constantFrom('2026-11-01', '2026-11-02', '2026-11-10'),
    hour: fc.nat(23),
    tickets: fc.nat(500),
    netSalesE4: fc.integer({ min: -(10 ** 9), max: 10 ** 9 }),
  }),
);

describe('hours as days', () => {
  it('lose nothing and count each hour under its kind, in whatever order they come', () => {
    fc.assert(
      fc.property(hours, (all) => {
        const days = holdoutDaysOf('t', all);
        expect(holdoutDaysOf('t', [...all].reverse())).toEqual(days);
        const byStore = ['s1', 's2', 's3'].map((id) => all.filter(({ storeId }) => storeId === id));
        expect(daysTogether(byStore.map((ofStore) => holdoutDaysOf('t', ofStore)))).toEqual(days);
        expect(days.map(({ businessDate }) => businessDate)).toEqual(
          [...new Set(all.map(({ businessDate }) => businessDate))].sort(),
        );
        for (const kind of ['shown', 'heldOut'] as const) {
          const own = all.filter((hour) => isHeldOut({ tenantId: 't', ...hour }) === (kind === 'heldOut'));
          for (const field of ['tickets', 'netSalesE4'] as const)
            expect(days.reduce((sum, day) => sum + day[kind][field], 0)).toBe(
              own.reduce((sum, hour) => sum + hour[field], 0),
            );
        }
      }),
    );
  });
});
