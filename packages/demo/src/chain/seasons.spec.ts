import { describe, expect, it } from '@jest/globals';
import type { Ticket } from '@vitrine/contracts';
import { demoChain } from './demo-chain.js';

const end = new Date('2026-10-15T23:00:00Z');
const chain = demoChain({ end, days: 56 });
const { byStoreDay } = chain.truth.expected(chain.startMs, chain.endMs);
const tickets = [...chain.history(chain.startMs, chain.endMs)].flatMap(({ value }): Ticket[] => {
  try {
    const ticket = JSON.parse(value.toString()) as Ticket;
    return ticket.kind === 'sale' && Array.isArray(ticket.lines) && ticket.soldAt?.startsWith('2026') ? [ticket] : [];
  } catch {
    return [];
  }
});

describe('a believable chain', () => {
  it('sells 110 to 150 tickets per store and day, two to three lines each, of some R$ 240', () => {
    const days = [...byStoreDay.values()];
    const sold = days.reduce((sum, day) => sum + day.tickets, 0);
    expect(sold / days.length).toBeGreaterThan(110);
    expect(sold / days.length).toBeLessThan(150);
    const lines = tickets.reduce((sum, ticket) => sum + ticket.lines.length, 0);
    expect(lines / tickets.length).toBeGreaterThan(1.8);
    expect(lines / tickets.length).toBeLessThan(3);
    const netE4 = days.reduce((sum, day) => sum + day.netSalesE4, 0);
    expect(netE4 / sold / 10_000).toBeGreaterThan(150);
    expect(netE4 / sold / 10_000).toBeLessThan(350);
  });

  it('is full on Saturdays, shut on Sundays in the street, and busier after pay day', () => {
    expect(average('loja-02', (day) => weekday(day) === 6)).toBeGreaterThan(
      1.4 * average('loja-02', (day) => weekday(day) === 2),
    );
    expect([...byStoreDay.keys()].filter((key) => key.startsWith('loja-03') && weekday(key.slice(8)) === 0)).toEqual(
      [],
    );
    const rich = average('loja-04', (day) => Number(day.slice(8)) >= 5 && Number(day.slice(8)) <= 8);
    expect(rich).toBeGreaterThan(
      1.08 * average('loja-04', (day) => Number(day.slice(8)) >= 10 && Number(day.slice(8)) <= 18),
    );
  });

  it('sells in shops within opening hours only, and online at night too', () => {
    const hours = (store: string) =>
      new Set(tickets.filter(({ storeId }) => storeId === store).map(({ soldAt }) => Number(soldAt.slice(11, 13))));
    expect(Math.min(...hours('loja-02'))).toBeGreaterThanOrEqual(10);
    expect(Math.max(...hours('loja-02'))).toBeLessThan(22);
    expect(hours('online').size).toBe(24);
  });

  it('has the planted pairs sell together as often as planted, never below twice by chance', () => {
    for (const { first, second, probability } of chain.truth.pairs) {
      const withFirst = tickets.filter(({ lines }) => lines[0]?.productId === first);
      const both = withFirst.filter(({ lines }) => lines.some(({ productId }) => productId === second));
      const alone =
        tickets.filter(({ lines }) => lines.some(({ productId }) => productId === second)).length / tickets.length;
      expect(Math.abs(both.length / withFirst.length - probability)).toBeLessThan(0.25);
      expect(both.length / withFirst.length).toBeGreaterThan(2 * alone);
    }
  });
});

describe('the planted incidents of the last week', () => {
  const incidents = Object.fromEntries(chain.truth.incidents().map((incident) => [incident.kind, incident]));

  it('silences a store for four hours', () => {
    const { storeId, from, to } = incidents.silentStore as { storeId: string; from: string; to: string };
    const during = tickets.filter((ticket) => ticket.storeId === storeId && within(ticket.soldAt, from, to));
    expect(during).toEqual([]);
    const weekBefore = tickets.filter(
      (ticket) => ticket.storeId === storeId && within(ticket.soldAt, shifted(from), shifted(to)),
    );
    expect(weekBefore.length).toBeGreaterThan(15);
  });

  it('has one seller give a third off everything', () => {
    const { sellerId, day } = incidents.discountSpree as { sellerId: string; day: string };
    const lines = tickets
      .filter((ticket) => ticket.sellerId === sellerId && ticket.soldAt.startsWith(day) && ticket.revision === 0)
      .flatMap((ticket) => ticket.lines);
    expect(lines.length).toBeGreaterThan(5);
    expect(
      lines.every(
        ({ discount, unitPrice, quantity }) => Number(discount) > 0.25 * Number(unitPrice) * Number(quantity),
      ),
    ).toBe(true);
  });

  it('takes eighteen refunds within two hours', () => {
    const { storeId, day, refunds } = incidents.refundSpike as { storeId: string; day: string; refunds: number };
    const before = byStoreDay.get(`${storeId} ${minusDays(day, 7)}`)?.returnsE4 ?? 0;
    expect(refunds).toBe(18);
    expect(byStoreDay.get(`${storeId} ${day}`)?.returnsE4).toBeGreaterThan(3 * Math.max(1, before / 2));
  });

  it('stops selling a product that sold every day', () => {
    const { productId, from } = incidents.productStops as { productId: string; from: string };
    const sold = tickets
      .filter(({ lines }) => lines.some((line) => line.productId === productId))
      .map(({ soldAt }) => soldAt.slice(0, 10));
    expect(sold.filter((day) => day >= from)).toEqual([]);
    expect(new Set(sold.filter((day) => day >= minusDays(from, 7))).size).toBeGreaterThan(5);
  });
});

function average(store: string, isWanted: (day: string) => boolean): number {
  const days = [...byStoreDay].filter(([key]) => key.startsWith(store) && isWanted(key.slice(store.length + 1)));
  return days.reduce((sum, [, totals]) => sum + totals.tickets, 0) / days.length;
}

function weekday(day: string): number {
  return new Date(`${day}T12:00:00Z`).getUTCDay();
}

function minusDays(day: string, days: number): string {
  return new Date(Date.parse(day) - days * 86_400_000).toISOString().slice(0, 10);
}

function shifted(instant: string): string {
  return new Date(Date.parse(instant) - 7 * 86_400_000).toISOString();
}

function within(soldAt: string, from: string, to: string): boolean {
  return Date.parse(soldAt) >= Date.parse(from) && Date.parse(soldAt) < Date.parse(to);
}
