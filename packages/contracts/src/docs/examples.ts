import type { AcceptedEntry } from '../catalog/accepted-entry.js';
import type { CatalogEvent } from '../catalog/catalog.js';
import type { RecommendationFeedback } from '../recommendations/feedback.js';
import type { AcceptedTicket } from '../sales/accepted.js';
import type { RejectedHeaders } from '../sales/rejected.js';
import type { TicketInput } from '../sales/ticket.js';

/** One believable message of each topic, shown in the documents and checked against the schemas. */
export const exampleTicket: TicketInput = {
  eventId: '019ab0c2-7f3e-7a10-9d55-2f6f3c1b8e01',
  tenantId: 'lojas-aurora',
  ticketId: 'T-004211',
  revision: 0,
  status: 'closed',
  storeId: 'loja-07',
  registerId: 'caixa-2',
  soldAt: '2026-11-20T14:32:05-03:00',
  channel: 'store',
  currency: 'BRL',
  sellerId: 'v-031',
  customer: { name: 'Ana Exemplo', email: 'ana@example.com' },
  lines: [
    { lineId: '1', productId: 'p-1180', quantity: '2', unitPrice: '59.90', discount: '10.00', netAmount: '109.80' },
    {
      lineId: '2',
      productId: 'p-0042',
      quantity: '0.350',
      unitPrice: '89.9000',
      sellers: [
        { sellerId: 'v-031', share: '0.5' },
        { sellerId: 'v-044', share: '0.5' },
      ],
    },
  ],
  payments: [{ method: 'card', amount: '141.27' }],
};

export const exampleCatalog: CatalogEvent = {
  type: 'product',
  tenantId: 'lojas-aurora',
  id: 'p-1180',
  name: 'Camiseta básica',
  category: 'Camisetas',
  brand: 'Aurora',
  unitPrice: '59.90',
  unitCost: '24.10',
  costFrom: '2026-11-01',
  barcodes: ['2000000011806'],
};

export const exampleAcceptedEntry: AcceptedEntry = {
  type: 'product',
  tenantId: 'lojas-aurora',
  id: 'p-1180',
  version: '7529597453708838480',
  unitCost: '24.10',
  costFrom: '2026-11-01',
};

export const exampleAccepted: AcceptedTicket = {
  tenantId: 'lojas-aurora',
  storeId: 'loja-07',
  ticketId: 'T-004211',
  revision: 1,
  status: 'closed',
  kind: 'sale',
  soldAt: '2026-11-20T17:32:05.000Z',
  soldOn: '2026-11-20',
  soldHour: 14,
  channel: 'store',
  registerId: 'caixa-2',
  currency: 'BRL',
  eventId: '019ab0c4-1b2c-7c44-8a01-77d0c6a1f902',
  sellerIds: ['v-031'],
  customerToken: 'q0yq1mKx3sFf7l2bq1o9Jw',
  lines: [
    {
      lineId: '1',
      productId: 'p-1180',
      sellerId: 'v-031',
      quantity: '1',
      unitPrice: '59.9',
      discount: '5',
      netAmount: '54.9',
      unitCost: '24.1',
    },
  ],
  netSales: '54.9',
  replaced: {
    revision: 0,
    status: 'closed',
    kind: 'sale',
    soldAt: '2026-11-20T17:32:05.000Z',
    soldOn: '2026-11-20',
    soldHour: 14,
    channel: 'store',
    netSales: '109.8',
    tickets: 1,
    lines: [
      {
        lineId: '1',
        productId: 'p-1180',
        sellerId: 'v-031',
        quantity: '2',
        unitPrice: '59.9',
        discount: '10',
        netAmount: '109.8',
        unitCost: '24.1',
      },
    ],
  },
  source: { partition: 3, offset: '18211' },
  rawAt: 1_795_195_926_120,
  acceptedAt: 1_795_195_926_391,
};

export const exampleRejected: RejectedHeaders = {
  'vitrine-error-code': 'line_total_mismatch',
  'vitrine-error-path': '/lines/0/netAmount',
  'vitrine-error-message':
    'netAmount differs by more than 0.01 from quantity × unitPrice − discount. Correct the line, or leave netAmount out.',
  'vitrine-topic': 'sales.raw.v1',
  'vitrine-partition': '3',
  'vitrine-offset': '18207',
  'vitrine-schema': 'sales.raw.v1',
};

export const exampleFeedback: RecommendationFeedback = {
  tenantId: 'lojas-aurora',
  storeId: 'loja-07',
  offerId: '0d9b7a52-5b5e-4f0f-8a4a-0f6f0f6b7c11',
  outcome: 'sold',
  productId: 'p-1180',
  companionId: 'p-0042',
  sellerId: 'v-031',
  at: '2026-11-20T14:31:40-03:00',
  saidOn: '2026-11-20',
  isMeasured: true,
};
