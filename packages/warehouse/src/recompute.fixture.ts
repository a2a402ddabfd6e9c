import { addDays, isoWeekOf, weekdayOf } from '@vitrine/domain';
import type { MetricName } from '@vitrine/metrics';
import { partsOf, type RawChain } from './raw-chain.fixture.js';

/** One part of one line of a ticket in its final state, with every dimension. */
export interface Fact {
  readonly keys: Readonly<Record<string, string | number>>;
  readonly ticket: string;
  readonly kind: string;
  readonly day: string;
  readonly minuteOfDay: number;
  readonly quantityE3: bigint;
  readonly discountE4: bigint;
  readonly netE4: bigint;
  readonly costE4: bigint | null;
}

/** The final state: only the highest revision, nothing voided. `shiftDays` lays days over another period. */
export function factsOf(chain: RawChain, shiftDays = 0): Fact[] {
  return chain.tickets.flatMap((ticket) => {
    const last = ticket.revisions.at(-1);
    if (!last || last.status === 'voided') return [];
    const laid = addDays(last.soldOn, shiftDays);
    return last.lines.flatMap((line) =>
      partsOf(line).map((part) => ({
        keys: {
          region: chain.stores.get(ticket.storeId)?.region ?? '',
          store: ticket.storeId,
          seller: part.sellerId,
          product: line.productId,
          category: chain.products.get(line.productId)?.category ?? '',
          brand: chain.products.get(line.productId)?.brand ?? '',
          channel: last.channel,
          hour: last.hour,
          weekday: weekdayOf(last.soldOn),
          day: laid,
          week: isoWeekOf(laid),
          month: laid.slice(0, 7),
        },
        ticket: `${ticket.storeId}/${ticket.ticketId}`,
        kind: last.kind,
        day: last.soldOn,
        minuteOfDay: last.hour * 60 + last.minute,
        quantityE3: BigInt(part.quantityE3),
        discountE4: BigInt(part.discountE4),
        netE4: BigInt(part.netE4),
        costE4: line.costE4 === null ? null : BigInt(line.costE4),
      })),
    );
  });
}

/** An exact fraction; a denominator of 0 means undefined. */
export type Fraction = readonly [numerator: bigint, denominator: bigint];

/** Every metric but goal and goalRate from raw facts, as fractions of whole units, by the formulas of docs/glossary.md. */
export function recompute(facts: readonly Fact[]): Record<Exclude<MetricName, 'goal' | 'goalRate'>, Fraction> {
  const sum = (of: (fact: Fact) => bigint, which: (fact: Fact) => boolean = () => true): bigint =>
    facts.reduce((all, fact) => (which(fact) ? all + of(fact) : all), 0n);
  const isSale = (fact: Fact) => fact.kind === 'sale' && fact.quantityE3 > 0n;
  const isReturn = (fact: Fact) => fact.kind === 'return' || (fact.kind === 'sale' && fact.quantityE3 < 0n);
  const hasCost = (fact: Fact) => fact.costE4 !== null;
  const ofSales = facts.filter((fact) => fact.kind === 'sale');
  const net = sum((fact) => fact.netE4);
  const gross = sum((fact) => fact.netE4 + fact.discountE4, isSale);
  const discounts = sum((fact) => fact.discountE4, isSale);
  const returns = sum((fact) => -fact.netE4, isReturn);
  const units = sum(
    (fact) => fact.quantityE3,
    (fact) => fact.kind !== 'adjustment',
  );
  const tickets = BigInt(new Set(ofSales.map((fact) => fact.ticket)).size);
  const costE7 = sum((fact) => fact.quantityE3 * (fact.costE4 ?? 0n), hasCost);
  const costNet = sum((fact) => fact.netE4, hasCost);
  const marginE7 = costNet * 1_000n - costE7;
  const sellers = new Set(ofSales.map((fact) => fact.keys.seller).filter((seller) => seller !== ''));
  return {
    grossSales: [gross, 10_000n],
    discounts: [discounts, 10_000n],
    returns: [returns, 10_000n],
    netSales: [net, 10_000n],
    tickets: [tickets, 1n],
    units: [units, 1_000n],
    averageTicket: [net, 10_000n * tickets],
    itemsPerTicket: [units, 1_000n * tickets],
    pricePerItem: [net, 10n * units],
    cost: [costE7, 10_000_000n],
    margin: [marginE7, 10_000_000n],
    marginRate: [marginE7, 1_000n * costNet],
    costCoverage: [costNet, net],
    discountRate: [discounts, gross],
    returnRate: [returns, gross - discounts],
    activeSellers: [BigInt(sellers.size), 1n],
  };
}
