import { storeDateOf } from '@vitrine/domain';
import type { SaleLineRow } from '@vitrine/warehouse';
import { aSaleLineRow } from '@vitrine/warehouse/testing';

/** One sale of one line by one seller. Amount in whole units of the currency. */
export interface AMadeSale {
  tenantId: string;
  storeId: string;
  sellerId: string;
  productId: string;
  amount: number;
  soldAt: Date;
  ticketId: string;
}

export function saleRow({ amount, soldAt, ...sale }: AMadeSale): SaleLineRow {
  const { soldOn, hour, minute } = storeDateOf(soldAt, 'America/Sao_Paulo');
  return aSaleLineRow({
    ...sale,
    soldOn,
    soldHour: hour,
    soldMinute: minute,
    soldAtMs: soldAt.getTime(),
    eventId: `event-${sale.ticketId}`,
    unitPriceE4: amount * 10_000,
    netAmountE4: amount * 10_000,
    unitCostE4: amount * 5_000,
    ingestedAtMs: Date.now(),
  });
}
