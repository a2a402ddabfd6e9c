import { describe, expect, it } from '@jest/globals';
import type { Ticket } from '@vitrine/contracts';
import { type DemoChain, demoChain } from './demo-chain.js';
import type { PlantedIncident } from './incident-truth.js';
import { settle, totalsOf } from './recount.spec-support.js';
import type { Totals } from './truth.js';

/** Two weeks with incidents hold sixteen, and so each of the thirteen kinds. */
const settings = { end: new Date('2026-09-26T02:00:00Z'), days: 35, stores: 12, incidentsEveryWeek: true };
/** A correction comes three hours after its sale at most. */
const AFTERWARDS_MS = 4 * 3_600_000;

describe.each([1, 77_123])('the planted incidents of the chain with seed %d', (seed) => {
  const chain = demoChain({ ...settings, seed });
  const incidents = chain.truth.planted(chain.startMs, chain.endMs);
  const told = incidents.map((incident) => tell(chain, incident, seed));

  it('are of every kind', () => {
    expect(new Set(incidents.map(({ kind }) => kind)).size).toBe(13);
  });

  it('change the tickets by what the truth says, by a recount with and without each', () => {
    for (const { incident, seen, unseen } of told) {
      const found = difference(totalsOf(seen.concerned, chain), totalsOf(unseen.concerned, chain));
      expect({ ...incident, effect: found }).toEqual(incident);
    }
  });

  it('leave every other ticket of the store as it was, but for returns of what was never sold', () => {
    for (const { incident, seen, unseen } of told) {
      const before = new Map(unseen.all.map((ticket) => [ticket.ticketId, JSON.stringify(ticket)]));
      const changed = seen.all.filter((ticket) => before.get(ticket.ticketId) !== JSON.stringify(ticket));
      const strangers = changed.filter((ticket) => !isWithin(incident, ticket) && ticket.kind === 'sale');
      expect(strangers).toEqual([]);
    }
  });

  it.each(['silentStore', 'opensLate', 'closesEarly'])('%s: nothing at all is rung up', (kind) => {
    for (const { incident, seen } of ofKind(told, kind)) {
      expect(seen.concerned).toEqual([]);
      expect(incident.effect.tickets).toBeLessThan(0);
    }
  });

  it.each([
    ['salesDrop', 0.55, 0.7],
    ['slowDay', 0.4, 0.5],
  ])('%s: the planned share of the tickets is missing', (kind, from, to) => {
    for (const { incident, unseen } of ofKind(told, kind)) {
      const lost = -incident.effect.tickets / sales(unseen.concerned).length;
      expect(lost).toBeGreaterThan(from - 0.2);
      expect(lost).toBeLessThan(to + 0.2);
    }
  });

  it('ticketDown: the same tickets with one line each', () => {
    for (const { incident, seen, unseen } of ofKind(told, 'ticketDown')) {
      expect(incident.effect.tickets).toBe(0);
      expect(sales(seen.concerned).every(({ lines }) => lines.length <= 1)).toBe(true);
      expect(average(seen.concerned, chain)).toBeLessThan(0.75 * average(unseen.concerned, chain));
    }
  });

  it('productStops: the product is gone from the store', () => {
    for (const { incident, seen } of ofKind(told, 'productStops')) {
      expect(sales(seen.concerned)).toEqual([]);
      expect(incident.effect.unitsE3).toBeLessThan(0);
    }
  });

  it('sellerAbsent: a colleague has the tickets of the seller', () => {
    for (const { incident, seen, unseen } of ofKind(told, 'sellerAbsent')) {
      expect(sales(seen.concerned).filter(({ revision }) => revision === 0)).toEqual([]);
      expect(incident.effect.tickets).toBeLessThan(0);
      expect(sales(seen.within)).toHaveLength(sales(unseen.within).length);
    }
  });

  it('largeSale: one ticket more, above four times the largest around it', () => {
    for (const { incident, unseen } of ofKind(told, 'largeSale')) {
      const largest = Math.max(...unseen.all.map((ticket) => totalsOf([ticket], chain).netSalesE4));
      expect(incident.effect.tickets).toBe(1);
      expect(incident.effect.netSalesE4).toBeGreaterThan(4 * largest);
    }
  });

  it('wrongPrice: the same goods at a margin that is points lower', () => {
    for (const { incident, seen, unseen } of ofKind(told, 'wrongPrice')) {
      expect([incident.effect.tickets, incident.effect.unitsE3, incident.effect.costE4]).toEqual([0, 0, 0]);
      expect(margin(seen.concerned, chain)).toBeLessThan(margin(unseen.concerned, chain) - 0.05);
    }
  });

  it('discountSpree: the seller gives a third off', () => {
    for (const { seen, unseen } of ofKind(told, 'discountSpree')) {
      expect(discountRate(seen.concerned, chain)).toBeGreaterThan(0.25);
      expect(discountRate(unseen.concerned, chain)).toBeLessThan(0.15);
    }
  });

  it('refundSpike: eighteen returns more', () => {
    for (const { incident, seen, unseen } of ofKind(told, 'refundSpike')) {
      const returns = (tickets: readonly Ticket[]) => tickets.filter(({ kind }) => kind === 'return').length;
      expect(returns(seen.concerned) - returns(unseen.concerned)).toBe(18);
      expect(incident.effect.returnsE4).toBeGreaterThan(0);
    }
  });

  it('dataStops: nothing of its span has arrived as it ends, and all of it afterwards', () => {
    for (const { incident, seen, unseen } of ofKind(told, 'dataStops')) {
      expect(seen.concerned).toEqual([]);
      expect(incident.effect.tickets).toBeLessThan(0);
      expect(totalsOf(seen.within, chain)).toEqual(totalsOf(unseen.within, chain));
    }
  });
});

describe('the look-alikes', () => {
  const chain = demoChain({ ...settings, days: 90, stores: 20 });
  const found = chain.truth.lookAlikes(chain.startMs, chain.endMs);

  it('are of seven kinds', () => {
    expect(new Set(found.map(({ kind }) => kind))).toEqual(
      new Set(['rain', 'slowMonday', 'announcedClosing', 'quietHour', 'holiday', 'promotion', 'lateTill']),
    );
  });

  it('share no day of a store with an incident, but for the promotions that every week has', () => {
    const days = new Set(
      chain.truth.planted(chain.startMs, chain.endMs).map(({ storeId, from }) => `${storeId} ${from.slice(0, 10)}`),
    );
    const shared = found.filter(({ storeId, from }) => days.has(`${storeId} ${from.slice(0, 10)}`));
    expect(shared.filter(({ kind }) => kind !== 'promotion')).toEqual([]);
  });

  it.each([
    ['rain', 0.1, 0.3],
    ['slowMonday', 0.05, 0.3],
    ['announcedClosing', 1, 1],
    ['quietHour', 0.5, 1],
  ])('%s: customers stay away, as a recount beside the plain chain finds', (kind, from, to) => {
    const plain = demoChain({ ...settings, days: 90, stores: 20, incidentsEveryWeek: false });
    const some = found.filter((one) => one.kind === kind).slice(0, 4);
    const count = (one: DemoChain) =>
      some.reduce(
        (sum, span) => sum + sales(ticketsOf(one, span).filter((ticket) => isWithin(span, ticket))).length,
        0,
      );
    const lost = 1 - count(chain) / count(plain);
    expect(lost).toBeGreaterThanOrEqual(from);
    expect(lost).toBeLessThanOrEqual(to);
  });
});

interface Told {
  readonly incident: PlantedIncident;
  readonly seen: Seen;
  readonly unseen: Seen;
}

interface Seen {
  /** Of the store, from the span's beginning to some hours after its end. */
  readonly all: readonly Ticket[];
  /** Sold in the span. */
  readonly within: readonly Ticket[];
  /** Of these the seller's, or only the lines of the product, or what had arrived, as the incident asks. */
  readonly concerned: readonly Ticket[];
}

function tell(chain: DemoChain, incident: PlantedIncident, seed: number): Told {
  const without = demoChain({ ...settings, seed, leaveOut: [incident.id] });
  return { incident, seen: look(chain, incident), unseen: look(without, incident) };
}

function look(chain: DemoChain, incident: PlantedIncident): Seen {
  const all = ticketsOf(chain, incident);
  const within = all.filter((ticket) => isWithin(incident, ticket));
  const arrived =
    incident.kind === 'dataStops'
      ? ticketsOf(chain, incident, Date.parse(incident.to)).filter((ticket) => isWithin(incident, ticket))
      : within;
  return { all, within, concerned: arrived.flatMap((ticket) => concernedPart(incident, ticket)) };
}

function concernedPart({ kind, productId, sellerId }: PlantedIncident, ticket: Ticket): Ticket[] {
  if (sellerId !== null) return ticket.sellerId === sellerId ? [ticket] : [];
  if (kind !== 'productStops') return [ticket];
  const lines = ticket.lines.filter((line) => line.productId === productId);
  return lines.length === 0 ? [] : [{ ...ticket, lines }];
}

function ticketsOf(
  chain: DemoChain,
  { storeId, from, to }: { readonly storeId: string | null; readonly from: string; readonly to: string },
  untilMs = Date.parse(to) + AFTERWARDS_MS,
): readonly Ticket[] {
  const messages = [...chain.history(Date.parse(from), untilMs)];
  return settle(
    messages.filter(({ key }) => key === `${chain.tenant.id}:${storeId}`),
    chain,
  ).tickets;
}

function isWithin({ from, to }: { readonly from: string; readonly to: string }, { soldAt }: Ticket): boolean {
  return Date.parse(soldAt) >= Date.parse(from) && Date.parse(soldAt) < Date.parse(to);
}

function ofKind(told: readonly Told[], kind: string): readonly Told[] {
  const found = told.filter(({ incident }) => incident.kind === kind);
  expect(found.length).toBeGreaterThan(0);
  return found;
}

function sales(tickets: readonly Ticket[]): readonly Ticket[] {
  return tickets.filter(({ kind, status }) => kind === 'sale' && status === 'closed');
}

function average(tickets: readonly Ticket[], chain: DemoChain): number {
  const { netSalesE4, tickets: count } = totalsOf(sales(tickets), chain);
  return netSalesE4 / count;
}

function margin(tickets: readonly Ticket[], chain: DemoChain): number {
  const { costE4, costedNetE4 } = totalsOf(tickets, chain);
  return 1 - costE4 / costedNetE4;
}

function discountRate(tickets: readonly Ticket[], chain: DemoChain): number {
  const { discountsE4, grossSalesE4 } = totalsOf(sales(tickets), chain);
  return discountsE4 / grossSalesE4;
}

function difference(one: Totals, other: Totals): Totals {
  const names = Object.keys(one) as (keyof Totals)[];
  return Object.fromEntries(names.map((name) => [name, one[name] - other[name]])) as unknown as Totals;
}
