export const LINES = 4;

/**
 * JSON of so many tickets of the tenant and the store of the test partition, four lines each: two sellers a ticket, every third with a
 * customer. `first` is the number of the first one; the same number is the same ticket.
 */
export const ticketTexts = (count, first = 0) =>
  Array.from({ length: count }, (_, at) => JSON.stringify(ticket(first + at)));

function ticket(at) {
  return {
    eventId: `0192f0c1-7b6e-7c7e-9c7e-${String(at).padStart(12, '0')}`,
    tenantId: 'loja-teste',
    ticketId: `T-${at}`,
    revision: 0,
    status: 'closed',
    storeId: 's1',
    registerId: `caixa-${at % 4}`,
    sellerId: `v-${at % 120}`,
    soldAt: `2026-11-20T${String(8 + (at % 4)).padStart(2, '0')}:00:00-03:00`,
    channel: at % 7 ? 'store' : 'online',
    currency: 'BRL',
    ...(at % 3 === 0 && { customer: { email: `cliente-${at}@exemplo.com.br` } }),
    lines: Array.from({ length: LINES }, (_, line) => ({
      lineId: String(line + 1),
      productId: `p-${(at * 7 + line) % 800}`,
      quantity: '2',
      unitPrice: '19.99',
      ...(line === 0 && { sellerId: `v-${(at + 1) % 120}` }),
    })),
  };
}
