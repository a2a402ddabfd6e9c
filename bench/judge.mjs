/** How fast the HTTP door judges: a request's bytes to its answer, without engines; lines of tickets per second of the processor. */
const TICKETS = 1_000;
export const LINES = 5;
const SOLD_AT = '2026-11-20T14:32:05-03:00';

export const unit = 'lines per CPU second';
export const builds = ['@vitrine/ingestion'];

/** @param {string} tree address of a work tree, built @returns measures one request, in lines per CPU second */
export async function prepare(tree) {
  const door = `${tree}/services/ingestion/dist/door`;
  const [{ readItems }, { judgeTicket }, { TakeIn }] = await Promise.all(
    ['read-items', 'judge-item', 'take-in'].map((name) => import(`${door}/${name}.js`)),
  );
  const takeIn = new TakeIn({ put: async () => undefined }, { append: async () => undefined });
  const way = { topic: 'sales.raw.v1', judge: judgeTicket };
  const by = { tenant: { id: 'loja', currency: 'BRL' }, nowMs: Date.parse(SOLD_AT) + 60_000, locale: 'en' };
  const body = Buffer.from(JSON.stringify(Array.from({ length: TICKETS }, (_, at) => ticket(at))));
  return async () => {
    const start = process.cpuUsage();
    const answer = await takeIn.take(await readItems(body, { isLines: false }), way, by);
    const { user, system } = process.cpuUsage(start);
    if (answer.accepted !== TICKETS) throw new Error(`${answer.rejected} tickets of the bench are refused.`);
    return (TICKETS * LINES) / ((user + system) / 1e6);
  };
}

/** Twelve stores, five lines a ticket; the door's own bench sends them too. */
export function ticket(at) {
  return {
    eventId: `e-${at}`,
    ticketId: `t-${at}`,
    tenantId: 'loja',
    revision: 0,
    status: 'closed',
    storeId: `loja-${at % 12}`,
    sellerId: `v-${at % 40}`,
    soldAt: SOLD_AT,
    channel: 'store',
    currency: 'BRL',
    lines: Array.from({ length: LINES }, (_, line) => ({
      lineId: `${line}`,
      productId: `p-${(at * 7 + line) % 800}`,
      quantity: '1',
      unitPrice: '19.90',
      discount: '0',
    })),
  };
}
