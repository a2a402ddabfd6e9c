import { type BasketChange, type CountedTicket, entriesOf, giftsOf, isWholesale, itemsOf } from '@vitrine/recommend';
import { type CountedBasket, type CountedBasketRow, ticketKeyHash } from '@vitrine/warehouse';

export type UnnamedRow = Omit<CountedBasketRow, 'batch'>;

/** Who counts, and when. */
export interface CountingOrigin {
  readonly sourcePartition: number;
  readonly ingestedAtMs: number;
}

/** The rows of a change: one takes back how the ticket was counted, one counts it anew. */
export const rowsOf = ({ before, after }: BasketChange, origin: CountingOrigin): UnnamedRow[] => [
  ...(before ? [{ ...basketOf(before), ...origin, sign: -1 } as const] : []),
  { ...basketOf(after), ...origin, sign: 1 },
];

function basketOf({ sold, gives, givenBack, ...ticket }: CountedTicket): CountedBasket {
  const items = itemsOf({ sold, gives, givenBack, ...ticket });
  return {
    ...ticket,
    ticketHash: ticketKeyHash(ticket.ticketId),
    sold: entriesOf(sold),
    givenBack: entriesOf(givenBack),
    gives: giftsOf(gives),
    items,
    itemCount: items.length,
    isWholesale: isWholesale(items.length) ? 1 : 0,
  };
}

export const ticketOf = ({ sold, givenBack, gives, ...row }: CountedBasket): CountedTicket => ({
  tenantId: row.tenantId,
  storeId: row.storeId,
  ticketId: row.ticketId,
  soldOn: row.soldOn,
  revision: row.revision,
  acceptedAtMs: row.acceptedAtMs,
  sold: new Map(sold),
  givenBack: new Map(givenBack),
  gives: new Map(gives.map(([ticketId, units]) => [ticketId, new Map(units)])),
});
