import { type Ticket, ticketSchema } from '@vitrine/contracts';
import { lineAmountE4, parseMoneyE4, parseQuantityE3 } from '@vitrine/domain';
import type { ChainMessage, DemoChain } from './demo-chain.js';
import type { Totals } from './truth.js';

interface Recount {
  readonly total: Totals;
  readonly byStoreDay: Map<string, Totals>;
  readonly accepted: number;
  readonly duplicates: number;
}

/**
 * The totals computed from nothing but the messages and the catalogue, as a person with a pencil would. Parse, leave out what breaks a
 * rule, keep the highest revision of each ticket, add up.
 */
export function recount(messages: readonly ChainMessage[], chain: DemoChain): Recount {
  const costs = costsOf(chain);
  const { tickets, accepted, duplicates } = settle(messages, chain);
  const total = none();
  const byStoreDay = new Map<string, Totals>();
  // A day whose only ticket was voided is in the books with nothing on it.
  for (const ticket of tickets) {
    const key = `${ticket.storeId} ${ticket.soldAt.slice(0, 10)}`;
    const day = byStoreDay.get(key) ?? none();
    byStoreDay.set(key, day);
    for (const totals of [total, day]) add(totals, ticket, costs);
  }
  return { total, byStoreDay, accepted, duplicates };
}

/** The totals of some tickets. */
export function totalsOf(tickets: readonly Ticket[], chain: DemoChain): Totals {
  const costs = costsOf(chain);
  const totals = none();
  for (const ticket of tickets) add(totals, ticket, costs);
  return totals;
}

/** The highest revision of each ticket that breaks no rule. */
export function settle(messages: readonly ChainMessage[], chain: DemoChain) {
  const current = new Map<string, Ticket>();
  let accepted = 0;
  let duplicates = 0;
  for (const message of messages) {
    const ticket = readTicket(message, chain);
    if (ticket === null) continue;
    const key = `${ticket.storeId} ${ticket.ticketId}`;
    const before = current.get(key);
    if (before === undefined || ticket.revision > before.revision) {
      current.set(key, ticket);
      accepted++;
    } else if (ticket.revision < before.revision || JSON.stringify(ticket) === JSON.stringify(before)) duplicates++;
  }
  return { tickets: [...current.values()], accepted, duplicates };
}

function readTicket({ key, value }: ChainMessage, chain: DemoChain): Ticket | null {
  const text = value.toString();
  if (typeof value !== 'string' && Buffer.from(text).compare(value) !== 0) return null;
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return null;
  }
  const { success, data } = ticketSchema.safeParse(json);
  if (!success || key !== `${data.tenantId}:${data.storeId}` || data.tenantId !== chain.tenant.id) return null;
  if (data.currency !== 'BRL' || data.soldAt < '2000' || data.soldAt > '2090') return null;
  return data.lines.every(isPlausible) && new Set(data.lines.map(({ lineId }) => lineId)).size === data.lines.length
    ? data
    : null;
}

function isPlausible(line: Ticket['lines'][number]): boolean {
  const productE4 = lineAmountE4(
    parseQuantityE3(line.quantity),
    parseMoneyE4(line.unitPrice),
    parseMoneyE4(line.discount),
  );
  const isTotalRight = line.netAmount === undefined || Math.abs(parseMoneyE4(line.netAmount) - productE4) <= 100;
  const shares = line.sellers?.reduce((sum, { share }) => sum + parseMoneyE4(share), 0) ?? 10_000;
  return (
    isTotalRight && shares === 10_000 && parseQuantityE3(line.quantity) < 1e9 && parseMoneyE4(line.unitPrice) < 1e14
  );
}

type Costs = ReadonlyMap<string, readonly { readonly from: string; readonly costE4: number }[]>;

const known = new WeakMap<DemoChain, Costs>();

function costsOf(chain: DemoChain): Costs {
  const costs = known.get(chain) ?? readCosts(chain);
  known.set(chain, costs);
  return costs;
}

function readCosts(chain: DemoChain): Costs {
  const costs = new Map<string, { from: string; costE4: number }[]>();
  for (const event of chain.catalog()) {
    if (event.type !== 'product' || event.unitCost === undefined) continue;
    const entry = { from: event.costFrom ?? '', costE4: parseMoneyE4(event.unitCost) };
    costs.set(event.id, [...(costs.get(event.id) ?? []), entry]);
  }
  return costs;
}

function add(totals: Totals, ticket: Ticket, costs: Costs): void {
  if (ticket.status === 'voided') return;
  if (ticket.kind === 'sale') totals.tickets++;
  for (const line of ticket.lines) {
    const quantityE3 = parseQuantityE3(line.quantity);
    const discountE4 = parseMoneyE4(line.discount);
    const netE4 =
      line.netAmount === undefined
        ? lineAmountE4(quantityE3, parseMoneyE4(line.unitPrice), discountE4)
        : parseMoneyE4(line.netAmount);
    totals.netSalesE4 += netE4;
    totals.unitsE3 += quantityE3;
    if (quantityE3 > 0) {
      totals.grossSalesE4 += netE4 + discountE4;
      totals.discountsE4 += discountE4;
    } else totals.returnsE4 -= netE4;
    const cost = costs.get(line.productId)?.findLast(({ from }) => from <= ticket.soldAt.slice(0, 10));
    if (cost === undefined) continue;
    totals.costE4 += (quantityE3 * cost.costE4) / 1000;
    totals.costedNetE4 += netE4;
  }
}

function none(): Totals {
  return {
    grossSalesE4: 0,
    discountsE4: 0,
    returnsE4: 0,
    netSalesE4: 0,
    unitsE3: 0,
    tickets: 0,
    costE4: 0,
    costedNetE4: 0,
  };
}
