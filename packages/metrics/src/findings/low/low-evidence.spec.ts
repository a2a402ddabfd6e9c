import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import { lowEvidence, type SoldWeek } from './low-evidence.js';

const WEEKS = ['2026-W40', '2026-W41', '2026-W42', '2026-W43', '2026-W44', '2026-W45', '2026-W46', '2026-W47'];
const sold = (store: string, product: string, week: string, units: number): SoldWeek => ({
  ...{ store, product, category: 'c', week, unitsE3: units * 1_000, lines: units },
  netSalesE4: BigInt(units),
});
const store = fc.record({ units: fc.integer({ min: 0, max: 50 }), known: fc.subarray(WEEKS) });

it('a product that sells alike in each store falls nowhere, whichever weeks of its peers are missing', () => {
  fc.assert(
    fc.property(fc.array(store, { minLength: 1, maxLength: 6 }), (peers) => {
      const rows = peers.flatMap(({ units, known }, at) =>
        known.flatMap((week) => [
          sold(`s${at + 1}`, 'other', week, 10),
          ...(units > 0 ? [sold(`s${at + 1}`, 'shirt', week, units)] : []),
        ]),
      );
      const { peersTrend = 1 } = lowEvidence(rows)({ store: 's0', product: 'shirt' });
      expect(peersTrend).toBeCloseTo(1, 9);
    }),
  );
});

it('a product that sells half as much in every store falls, also where one of them is silent since', () => {
  const rows = ['s1', 's2', 's3'].flatMap((one) =>
    WEEKS.slice(0, one === 's3' ? 4 : 8).flatMap((week, at) => [
      sold(one, 'other', week, 10),
      sold(one, 'shirt', week, at < 4 ? 20 : 10),
    ]),
  );
  expect(lowEvidence(rows)({ store: 's0', product: 'shirt' }).peersTrend).toBeCloseTo(0.5, 9);
});
