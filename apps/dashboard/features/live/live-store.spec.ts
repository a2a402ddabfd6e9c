import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import type { Snapshot } from '@/lib/api/types';
import { LiveStore } from './live-store';

const aSnapshot = (netSales: string, rawAt: number | null = null, asOf = Date.now()): Snapshot => ({
  asOf: new Date(asOf).toISOString(),
  businessDate: '2026-11-20',
  total: { netSales, tickets: 1 },
  stores: [],
  hours: [],
  lastSaleAt: null,
  acceptedAt: rawAt === null ? null : rawAt + 400,
  rawAt,
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

  it('measures the age of news from the broker, not of what was there on arrival', () => {
    const store = new LiveStore();
    store.take(aSnapshot('1.00', Date.now() - 60_000));
    expect(store.read().lagMs).toBeNull();
    jest.advanceTimersByTime(5000);
    store.take(aSnapshot('2.00', Date.now() - 700));
    expect(store.read().lagMs).toBe(700);
  });

  it('measures no sale twice, though it is told again', () => {
    const store = new LiveStore();
    store.take(aSnapshot('1.00', 0));
    jest.advanceTimersByTime(2000);
    const rawAt = Date.now() - 700;
    store.take(aSnapshot('2.00', rawAt));
    jest.advanceTimersByTime(60_000);
    store.take(aSnapshot('2.00', rawAt));
    expect(store.read().lagMs).toBe(700);
  });

  it.each([
    ['ahead', -30_000],
    ['behind', 2500],
  ])('measures nothing by a clock that is %s', (_name, serverIsAheadMs) => {
    const store = new LiveStore();
    const server = () => Date.now() + serverIsAheadMs;
    store.take(aSnapshot('1.00', 0, server()));
    jest.advanceTimersByTime(2000);
    store.take(aSnapshot('2.00', server() - 3000, server()));
    expect(store.read().lagMs).toBeNull();
  });

  it('measures on a slow line, once one snapshot came through quickly', () => {
    const store = new LiveStore();
    store.take(aSnapshot('1.00', 0, Date.now() - 20_000));
    jest.advanceTimersByTime(2000);
    store.take(aSnapshot('2.00', Date.now() - 3000, Date.now() - 2000));
    expect(store.read().lagMs).toBe(3000);
  });

  it('does not believe a sale from the future', () => {
    const store = new LiveStore();
    store.take(aSnapshot('1.00', 0));
    jest.advanceTimersByTime(2000);
    store.take(aSnapshot('2.00', Date.now() + 90_000));
    expect(store.read().lagMs).toBeNull();
  });
});
