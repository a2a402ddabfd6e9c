import { storeDateOf } from '@vitrine/domain';
import type { SaleLineRow } from '@vitrine/warehouse';

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

export function saleRow(sale: AMadeSale): SaleLineRow {
  const { soldOn, hour, minute } = storeDateOf(sale.soldAt, 'America/Sao_Paulo');
  return {
    tenantId: sale.tenantId,
    storeId: sale.storeId,
    soldOn,
    soldHour: hour,
    soldMinute: minute,
    soldAtMs: sale.soldAt.getTime(),
    ticketId: sale.ticketId,
    revision: 0,
    lineId: '1',
    lineNo: 0,
    eventId: `event-${sale.ticketId}`,
    kind: 'sale',
    status: 'closed',
    channel: 'store',
    registerId: '',
    sellerId: sale.sellerId,
    productId: sale.productId,
    quantityE3: 1_000,
    unitPriceE4: sale.amount * 10_000,
    discountE4: 0,
    netAmountE4: sale.amount * 10_000,
    unitCostE4: sale.amount * 5_000,
    ticketCount: 1,
    customerToken: '',
    returnTicketId: '',
    returnLineId: '',
    unknownFlags: 0,
    contentHash: 1n,
    sourcePartition: 0,
    sourceOffset: 0,
    ingestedAtMs: Date.now(),
    sign: 1,
  };
}
