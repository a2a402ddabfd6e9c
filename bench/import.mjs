/**
 * How fast processing computes what tickets become: bytes to verdicts, rows and records, on a warehouse in memory. The time of Kafka and
 * ClickHouse comes on top.
 */
const TICKETS = 2_000;
const LINES = 4;

export const unit = 'lines per CPU second';
export const builds = ['@vitrine/processing'];

/** @param {string} tree address of a work tree, built @returns measures one batch, in lines per CPU second */
export async function prepare(tree) {
  const { MemoryPartition } = await import(`${tree}/services/processing/dist/testing/memory-partition.js`);
  const values = Array.from({ length: TICKETS }, (_, at) => JSON.stringify(ticket(at)));
  return async () => {
    const partition = new MemoryPartition();
    const start = process.cpuUsage();
    const { rows } = await partition.take(values);
    const { user, system } = process.cpuUsage(start);
    if (rows.length !== TICKETS * LINES) throw new Error(`${rows.length} rows of ${TICKETS * LINES} lines`);
    return rows.length / ((user + system) / 1e6);
  };
}

/** Of the store whose partition this is; two sellers a ticket, every third with a customer. */
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
