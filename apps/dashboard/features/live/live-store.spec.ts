import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import type { Snapshot } from '../../lib/api/types';
import { LiveStore } from './live-store';

const aSnapshot = (netSales: string, acceptedAt: number | null = null): Snapshot => ({
  asOf: '2026-11-20T12:00:00Z',
  businessDate: '2026-11-20',
  total: { netSales, tickets: 1 },
  stores: [],
  hours: [],
  lastSaleAt: null,
  acceptedAt,
});

describe('the live store', () => {
  beforeEach(() => {
    jest.useFakeTimers();
  });
  afterEach(() => {
    jest.useRealTimers();
  });

  it('shows the first snapshot at once and then the newest, once a second', () => {
    const store = new LiveStore();
    const seen: (string | undefined)[] = [];
    store.subscribe(() => seen.push(store.read().snapshot?.total.netSales));
    store.take(aSnapshot('1.00'));
    store.take(aSnapshot('2.00'));
    store.take(aSnapshot('3.00'));
    expect(seen).toEqual(['1.00']);
    jest.advanceTimersByTime(1000);
    expect(seen).toEqual(['1.00', '3.00']);
  });

  it('measures the age of news, not of what was there on arrival', () => {
    const store = new LiveStore();
    store.take(aSnapshot('1.00', Date.now() - 60_000));
    expect(store.read().lagMs).toBeNull();
    jest.advanceTimersByTime(5000);
    store.take(aSnapshot('2.00', Date.now() - 700));
    expect(store.read().lagMs).toBe(700);
  });

  it('does not believe a clock from the future', () => {
    const store = new LiveStore();
    store.take(aSnapshot('1.00', 0));
    jest.advanceTimersByTime(2000);
    store.take(aSnapshot('2.00', Date.now() + 90_000));
    expect(store.read().lagMs).toBeNull();
  });
});
