import { TENANT } from '@vitrine/testing';
import type { Sale, SaleLine } from '../sales/steps/sale.js';

export const aSaleLine = (fields: Partial<SaleLine> = {}): SaleLine => ({
  lineId: '1',
  productId: 'p1',
  quantityE3: 2_000,
  unitPriceE4: 100_000,
  discountE4: 0,
  netAmountE4: 200_000,
  unitCostE4: null,
  sellers: [],
  returnTicketId: '',
  returnLineId: '',
  ...fields,
});

/** A normalised sale of two units at 10.00. */
export const aSale = (fields: Partial<Sale> = {}): Sale => ({
  eventId: 'e-1',
  tenantId: TENANT,
  storeId: 's1',
  ticketId: 't-1',
  revision: 0,
  status: 'closed',
  kind: 'sale',
  channel: 'store',
  currency: 'BRL',
  registerId: '',
  sellerId: '',
  soldAtMs: Date.parse('2026-11-20T08:00:00-03:00'),
  offsetMinutes: -180,
  lines: [aSaleLine()],
  customerToken: '',
  ...fields,
});
