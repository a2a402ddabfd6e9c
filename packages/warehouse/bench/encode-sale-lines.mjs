/** How fast rows of sale_lines_v1 become a Native block: `node packages/warehouse/bench/encode-sale-lines.mjs` after a build. */
import { NativeEncoder, saleLineColumns } from '../dist/index.js';

const ROWS = 50_000;
const START_MS = Date.UTC(2026, 10, 1);
const rows = Array.from({ length: ROWS }, (_, at) => {
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
    ingestedAtMs: START_MS,
    sign: 1,
  };
});

const encoder = new NativeEncoder();
const secondsOf = () => {
  const start = process.hrtime.bigint();
  const bytes = encoder.encode(saleLineColumns(rows)).length;
  return { seconds: Number(process.hrtime.bigint() - start) / 1e9, bytes };
};
secondsOf();
const rounds = Array.from({ length: 9 }, secondsOf).sort((a, b) => a.seconds - b.seconds);
const median = rounds[4];
console.log(
  `${Math.round(ROWS / median.seconds / 1_000)} k rows/s, ${(median.bytes / ROWS).toFixed(0)} bytes a row (median of 9)`,
);
