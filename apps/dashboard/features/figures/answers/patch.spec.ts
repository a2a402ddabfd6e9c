import { describe, expect, it } from '@jest/globals';
import type { MetricAnswer, Snapshot } from '@/lib/api/types';
import { isNews, patchTotals } from './patch';

const answer: MetricAnswer = {
  columns: [
    { id: 'netSales', kind: 'metric', unit: 'money' },
    { id: 'tickets', kind: 'metric', unit: 'count' },
    { id: 'goalRate', kind: 'metric', unit: 'ratio' },
  ],
  rows: [],
  asOf: '2026-11-20T12:00:00Z',
  total: {
    netSales: '1000.00',
    tickets: 10,
    averageTicket: '100.00',
    itemsPerTicket: 2,
    goalRate: 0.5,
    'netSales.previous': '900.00',
  },
};
const snapshot: Snapshot = {
  asOf: '2026-11-20T12:00:05Z',
  businessDate: '2026-11-20',
  total: { netSales: '1100.00', tickets: 11, units: 33 },
  stores: [
    { id: 'a', netSales: '400.10', tickets: 4, units: 8 },
    { id: 'b', netSales: '699.90', tickets: 7, units: 25 },
  ],
  hours: [],
  lastSaleAt: null,
  acceptedAt: null,
};
const view = { today: '2026-11-20', isToday: true, storeIds: null, isPlaceholder: false, minorDigits: 2 };

describe('live totals over an answer', () => {
  it('moves sales and what follows from them, not the comparison', () => {
    expect(patchTotals(answer, snapshot, view)).toEqual({
      netSales: '1100.00',
      tickets: 11,
      averageTicket: '100.00',
      itemsPerTicket: 3,
      goalRate: 0.55,
      'netSales.previous': '900.00',
    });
  });

  it('moves the changes of what moved, and leaves those alone whose days are not all there', () => {
    const missing = { kind: 'none', value: null, direction: null, reason: 'missing_days' } as const;
    const before = { kind: 'percent', value: 0.111111, direction: 'up' } as const;
    const changes = { netSales: before, tickets: missing, goalRate: before };
    const total = Object.assign({}, answer.total, { 'tickets.previous': 5, 'goalRate.previous': 0.6, changes });
    expect(patchTotals({ ...answer, total }, snapshot, view)?.changes).toEqual({
      netSales: { kind: 'percent', value: 0.222222, direction: 'up' },
      tickets: missing,
      goalRate: { kind: 'amount', value: -0.05, direction: 'down' },
    });
  });

  it('adds only the chosen stores, to the cent', () => {
    expect(patchTotals(answer, snapshot, { ...view, storeIds: ['a'] })).toMatchObject({
      netSales: '400.10',
      averageTicket: '100.025',
    });
    expect(patchTotals(answer, snapshot, { ...view, storeIds: ['a', 'b'] })).toMatchObject({
      netSales: '1100.00',
      tickets: 11,
    });
  });

  it.each([
    ['an older snapshot', { ...snapshot, asOf: '2026-11-20T11:00:00Z' }, view],
    ['another day', { ...snapshot, businessDate: '2026-11-19' }, view],
    ['a longer period', snapshot, { ...view, isToday: false }],
    ['stores the stream does not speak of', snapshot, { ...view, storeIds: ['z'] }],
    ['no snapshot', null, view],
    ['the answer to another question, shown until the new one is there', snapshot, { ...view, isPlaceholder: true }],
  ])('leaves the answer alone for %s', (_name, live, where) => {
    expect(patchTotals(answer, live, where)).toBe(answer.total);
  });
});

describe('the last word of a stream that is gone', () => {
  it.each([
    ['newer than the answer', snapshot, answer, true],
    ['before any answer', snapshot, undefined, true],
    ['older than the answer', { ...snapshot, asOf: '2026-11-20T11:59:59Z' }, answer, false],
    ['as old as the answer', { ...snapshot, asOf: answer.asOf }, answer, false],
    ['of yesterday', { ...snapshot, businessDate: '2026-11-19' }, undefined, false],
    ['never heard', null, undefined, false],
  ])('%s', (_name, live, asked, expected) => {
    expect(isNews(live, asked, view.today)).toBe(expected);
  });
});
