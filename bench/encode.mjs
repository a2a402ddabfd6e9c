/** How fast rows of `sale_lines_v1` become a Native block: all columns, rows to bytes, per second of the processor. */
const ROWS = 20_000;
const START_MS = Date.UTC(2026, 10, 1);

export const unit = 'rows per CPU second';
export const builds = ['@vitrine/warehouse'];

/** @param {string} tree address of a work tree, built @returns measures one block, in rows per CPU second */
export async function prepare(tree) {
  const { NativeEncoder, saleLineColumns } = await import(`${tree}/packages/warehouse/dist/index.js`);
  const encoder = new NativeEncoder();
  const rows = Array.from({ length: ROWS }, (_, at) => saleLine(at));
  return () => {
    const start = process.cpuUsage();
    encoder.encode(saleLineColumns(rows));
    const { user, system } = process.cpuUsage(start);
    return ROWS / ((user + system) / 1e6);
  };
}

/** Four lines a ticket, twelve stores, twenty days; every fifth cost unknown. */
function saleLine(at) {
  const ticket = at >> 2;
  return {
    tenantId: 'casa-aurora',
    storeId: `loja-${ticket % 12}`,
    soldOn: `2026-11-${String(1 + (ticket % 20)).padStart(2, '0')}`,
    soldHour: ticket % 24,
    soldMinute: ticket % 60,
    soldAtMs: START_MS + ticket * 1_000,
    ticketId: `T-${ticket}`,
    revision: 0,
    lineId: `L${at & 3}`,
    lineNo: at & 3,
    eventId: `0192f0c1-7b6e-7c7e-9c7e-${String(ticket).padStart(12, '0')}`,
    kind: 'sale',
    status: 'closed',
    channel: ticket % 7 ? 'store' : 'online',
    registerId: `caixa-${ticket % 4}`,
    sellerId: `v-${ticket % 120}`,
    productId: `p-${(at * 7) % 800}`,
    quantityE3: 1_000 * (1 + (at % 3)),
    unitPriceE4: 199_900,
    discountE4: 0,
    netAmountE4: 199_900,
    unitCostE4: at % 5 ? 99_900 : null,
    ticketCount: at & 3 ? 0 : 1,
    customerToken: ticket % 3 ? '' : `q83vEjRWeJCrze8S${ticket}`,
    returnTicketId: '',
    returnLineId: '',
    unknownFlags: 0,
    contentHash: 12_345_678_901_234_567_890n + BigInt(ticket),
    sourcePartition: ticket % 6,
    sourceOffset: ticket,
    rawAtMs: START_MS,
    ingestedAtMs: START_MS,
    sign: 1,
  };
}
