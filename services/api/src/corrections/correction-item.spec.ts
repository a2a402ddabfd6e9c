import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { toCorrection, toTotal } from './correction-item.js';
import type { CorrectionRow } from './corrections.js';

const zones: Readonly<Record<string, string>> = { acre: 'America/Rio_Branco', noronha: 'America/Noronha' };
const reader = { minorDigits: 2, seesCosts: true, timeZoneOf: (storeId: string) => zones[storeId] ?? 'UTC' };
const row: CorrectionRow = {
  changedAtMs: Date.UTC(2026, 10, 21, 3, 30),
  storeId: 'acre',
  soldOn: '2026-11-20',
  cause: 'correction',
  tickets: 2,
  lines: 5,
  netBefore: 1_234_500n,
  netAfter: 1_000_001n,
  costBefore: 0n,
  costAfter: -7_123_456_700n,
};
const sums = { netBefore: 20_000n, netAfter: 15_000n, costBefore: 10_000_000n, costAfter: 25_000_000n };

describe('a change as people read it', () => {
  it('has exact amounts before and after, and what lies between them', () => {
    expect(toCorrection(row, reader)).toMatchObject({
      changedAt: '2026-11-21T03:30:00.000Z',
      netSales: { before: '123.45', after: '100.0001', change: '-23.4499' },
      cost: { before: '0.00', after: '-712.34567', change: '-712.34567' },
    });
  });

  it('belongs to a day that is over, or not, by the clock of its own store', () => {
    expect(toCorrection(row, reader).isDayOver).toBe(false);
    expect(toCorrection({ ...row, storeId: 'noronha' }, reader).isDayOver).toBe(true);
    expect(toCorrection({ ...row, soldOn: '2026-11-21', storeId: 'noronha' }, reader).isDayOver).toBe(false);
  });

  it('keeps costs from whoever may not see them', () => {
    const blind = { ...reader, seesCosts: false };
    expect(toCorrection(row, blind)).not.toHaveProperty('cost');
    expect(toTotal({ changes: 1, tickets: 1, ...sums }, blind)).toEqual({ changes: 1, tickets: 1, netSales: '-0.50' });
  });

  it('adds up: the total says the sum of what its changes say', () => {
    const e4 = fc.bigInt({ min: -(10n ** 15n), max: 10n ** 15n });
    fc.assert(
      fc.property(fc.array(fc.tuple(e4, e4), { minLength: 1, maxLength: 9 }), (amounts) => {
        const changes = amounts.map(([netBefore, netAfter]) => toCorrection({ ...row, netBefore, netAfter }, reader));
        const [netBefore, netAfter] = [0, 1].map((side) => amounts.reduce((sum, each) => sum + (each[side] ?? 0n), 0n));
        const total = toTotal(
          { ...sums, changes: 1, tickets: 1, netBefore: netBefore ?? 0n, netAfter: netAfter ?? 0n },
          reader,
        );
        const e4Of = (text: string) => BigInt(text.replace(/\.(\d+)$/, (_, places: string) => places.padEnd(4, '0')));
        expect(e4Of(total.netSales)).toBe(changes.reduce((sum, { netSales }) => sum + e4Of(netSales.change), 0n));
      }),
    );
  });
});
