import type { DeadLetterRow, SaleLineRow } from '@vitrine/warehouse';
import { aLetter, aSaleLineRow } from '@vitrine/warehouse/testing';

/** The one sale of a tenant on a day. */
export const saleOn = (tenantId: string, soldOn: string): SaleLineRow =>
  aSaleLineRow({ tenantId, soldOn, ticketId: `${tenantId}-${soldOn}`, eventId: `${tenantId}-${soldOn}` });

export const letterOn = (tenantId: string, day: string, offset: number): DeadLetterRow =>
  aLetter({ tenantId, receivedAtMs: Date.parse(`${day}T15:00:00Z`), offset });
