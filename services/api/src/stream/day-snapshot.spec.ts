import { describe, expect, it } from '@jest/globals';
import type { Scope } from '@vitrine/domain';
import { compileMetricQuery } from '@vitrine/metrics';
import { daySnapshot, SNAPSHOT_METRICS } from './day-snapshot.js';

const day = '2026-11-20';
const seller: Scope = { tenantId: 't', stores: ['a', 'b'], sellerId: 'se', networkTotals: false };

/**
 * The warehouse's answer to each of the queries: two stores, of which b is already on the next day. For a seller it holds those of a
 * colleague as well, who is read together with them.
 */
function snapshotOf(scope: Scope) {
  const isOfSellers = scope.sellerId !== undefined;
  const compiled = compileMetricQuery(
    { tenantId: 't', stores: 'all', networkTotals: false },
    {
      metrics: SNAPSHOT_METRICS,
      dimensions: ['store', 'day', 'hour', ...(isOfSellers ? (['seller'] as const) : [])],
      period: { from: day, to: '2026-11-21' },
    },
    { today: day, minuteOfDay: 720, currency: 'BRL', minorDigits: 2 },
  );
  const cell = (store: string, date: string, hour: number) => ({ d_store: store, d_day: date, d_hour: hour });
  const cells = [cell('a', day, 9), cell('a', day, 10), cell('b', day, 23), cell('b', '2026-11-21', 0)];
  const results = compiled.queries.map(({ role, measures }) => {
    const of = (amount: string) => Object.fromEntries(measures.map((id) => [`m_${id}`, amount]));
    if (role.kind === 'recountTotal') return [of('8')];
    const rows = cells.map((where) => ({ ...where, ...of('2') }));
    return isOfSellers ? ['se', 'other'].flatMap((d_seller) => rows.map((row) => ({ ...row, d_seller }))) : rows;
  });
  return daySnapshot(scope, {
    asOf: new Date(`${day}T12:00:00Z`),
    businessDate: day,
    day: { compiled, results },
    dateOf: (storeId) => (storeId === 'b' ? '2026-11-21' : day),
    lastSaleOf: () => undefined,
    acceptedAt: null,
    rawAt: null,
  });
}

describe('daySnapshot', () => {
  it("counts a seller's tickets in the total as in the stores and hours, of the days under way only", () => {
    const { total, stores, hours } = snapshotOf(seller);
    expect(stores.map(({ id, tickets }) => [id, tickets])).toEqual([
      ['a', 4],
      ['b', 2],
    ]);
    expect(hours.reduce((sum, { tickets }) => sum + (tickets ?? 0), 0)).toBe(6);
    expect(total.tickets).toBe(6);
    expect(total.averageTicket).not.toBeNull();
  });

  it('cuts what was read for all to the stores of one scope', () => {
    const { total, stores } = snapshotOf({ tenantId: 't', stores: ['a'], networkTotals: false });
    expect([stores.map(({ id }) => id), total.tickets]).toEqual([['a'], 4]);
  });
});
