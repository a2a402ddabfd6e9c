import type { TicketKind } from '@vitrine/contracts';
import type { PersonalFinding } from '../../personal/finding.js';

/** A ticket after normalise: codes trimmed, money in integers, times as instants. Amounts are …E4, quantities …E3. */
export interface Sale {
  readonly eventId: string;
  readonly tenantId: string;
  readonly storeId: string;
  readonly ticketId: string;
  readonly revision: number;
  readonly status: 'closed' | 'voided';
  readonly kind: TicketKind;
  readonly channel: string;
  readonly currency: string;
  readonly registerId: string;
  readonly sellerId: string;
  readonly soldAtMs: number;
  /** Of the till's own clock, minutes east of UTC. */
  readonly offsetMinutes: number;
  readonly lines: readonly SaleLine[];
  /** '' when the ticket names no customer. */
  readonly customerToken: string;
  /** Personal values that its identifiers held; absent in nearly every sale. */
  readonly personal?: readonly PersonalFinding[];
}

export interface SaleLine {
  readonly lineId: string;
  readonly productId: string;
  readonly quantityE3: number;
  readonly unitPriceE4: number;
  readonly discountE4: number;
  readonly netAmountE4: number;
  readonly unitCostE4: number | null;
  /** The sellers of the line; empty when it names none. */
  readonly sellers: readonly SellerShare[];
  readonly returnTicketId: string;
  readonly returnLineId: string;
}

export interface SellerShare {
  readonly sellerId: string;
  readonly shareE6: number;
}

/** A sale with what the catalogue says about it. */
export interface ResolvedSale {
  readonly sale: Sale;
  readonly soldOn: string;
  readonly soldHour: number;
  readonly soldMinute: number;
  /** 1 when the store is not in the catalogue, else 0. */
  readonly storeFlag: number;
  /** Per line, same order: the frozen cost, and 4 when the product is unknown. */
  readonly costsE4: readonly (number | null)[];
  readonly productFlags: readonly number[];
  /** 2 for sellers that are not in the catalogue. */
  readonly sellerFlag: (sellerId: string) => number;
}
