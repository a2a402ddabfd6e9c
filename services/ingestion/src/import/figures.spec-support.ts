import { type Ticket, ticketKindOf, ticketSchema } from '@vitrine/contracts';
import { formatMoney, lineAmountE4, parseMoneyE4, parseQuantityE3 } from '@vitrine/domain';
import type { OutgoingMessage } from '../sending/outbox.js';

/** Totals of tickets as a pipeline must count them: highest revision of each, adjustments without units and tickets. */
export interface Figures {
  readonly tickets: number;
  readonly lines: number;
  readonly units: number;
  readonly netE4: number;
  readonly grossE4: number;
  readonly returnsE4: number;
  readonly costE4: number;
  readonly netBy: Readonly<Record<'store' | 'day' | 'month' | 'product' | 'seller', ReadonlyMap<string, number>>>;
}

export function figuresOf(messages: readonly OutgoingMessage[]): Figures {
  const newest = new Map<string, Ticket>();
  for (const { value } of messages) {
    const ticket = ticketSchema.parse(JSON.parse(value.toString()));
    const key = `${ticket.storeId}\n${ticket.ticketId}`;
    if ((newest.get(key)?.revision ?? -1) < ticket.revision) newest.set(key, ticket);
  }
  const sums = { tickets: 0, lines: 0, units: 0, netE4: 0, grossE4: 0, returnsE4: 0, costE4: 0 };
  const netBy = {
    store: new Map<string, number>(),
    day: new Map<string, number>(),
    month: new Map<string, number>(),
    product: new Map<string, number>(),
    seller: new Map<string, number>(),
  };
  for (const ticket of newest.values()) {
    const kind = ticketKindOf(ticket);
    if (kind === 'sale') sums.tickets++;
    for (const line of ticket.lines) {
      const quantityE3 = parseQuantityE3(line.quantity);
      const discountE4 = parseMoneyE4(line.discount);
      const netE4 =
        line.netAmount === undefined
          ? lineAmountE4(quantityE3, parseMoneyE4(line.unitPrice), discountE4)
          : parseMoneyE4(line.netAmount);
      sums.lines++;
      sums.netE4 += netE4;
      if (kind !== 'adjustment') sums.units += quantityE3 / 1000;
      if (kind === 'sale' && quantityE3 > 0) sums.grossE4 += netE4 + discountE4;
      if (kind === 'return') sums.returnsE4 -= netE4;
      if (line.unitCost !== undefined) sums.costE4 += (quantityE3 / 1000) * parseMoneyE4(line.unitCost);
      add(netBy.store, ticket.storeId, netE4);
      add(netBy.day, ticket.soldAt.slice(0, 10), netE4);
      add(netBy.month, ticket.soldAt.slice(0, 7), netE4);
      add(netBy.product, line.productId, netE4);
      add(netBy.seller, ticket.sellerId ?? '', netE4);
    }
  }
  return { ...sums, netBy };
}

function add(map: Map<string, number>, key: string, amountE4: number): void {
  map.set(key, (map.get(key) ?? 0) + amountE4);
}

export const money = (amountE4: number | undefined): string => formatMoney(amountE4 ?? 0);
