/** What the documentation sends: right as it is, for a tenant whose currency is BRL. */
export const exampleTickets = [
  {
    eventId: 'till-7-000481',
    ticketId: '000481',
    revision: 0,
    status: 'closed',
    storeId: 'centro',
    soldAt: '2026-11-20T14:32:05-03:00',
    channel: 'store',
    currency: 'BRL',
    lines: [{ lineId: '1', productId: 'camiseta-p', quantity: '2', unitPrice: '59.90', discount: '10.00' }],
  },
];

export const exampleEntries = [
  { type: 'store', id: 'centro', name: 'Centro', region: 'Sudeste', timeZone: 'America/Sao_Paulo' },
];
