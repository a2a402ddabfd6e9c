import type { Replayed } from '@vitrine/alert-rules';
import type { AcceptedLine, AcceptedTicket } from '@vitrine/contracts';
import { addDays, type DateText, storeDateOf } from '@vitrine/domain';
import { isHistory } from '@vitrine/metrics';
import { z } from 'zod';
import { ask, type FactsRead } from './past-days.js';

export interface ReplayQuestion {
  readonly warehouse: FactsRead['warehouse'];
  readonly tenantId: string;
  readonly currency: string;
  readonly timeZone: string;
  /** Business dates, both included. */
  readonly from: DateText;
  readonly to: DateText;
  /** Absent: all. */
  readonly storeIds?: readonly string[];
  readonly signal?: AbortSignal;
}

const line = z.tuple([
  z.string(), // lineId
  z.string(), // productId
  z.string(), // sellerId
  z.string(), // quantity
  z.string(), // unitPrice
  z.string(), // discount
  z.string(), // netAmount
  z.string().nullable(), // unitCost
  z.string(), // returnTicketId
  z.string(), // returnLineId
]);
const arrivalRow = z.object({
  storeId: z.string(),
  ticketId: z.string(),
  revision: z.number(),
  kind: z.enum(['sale', 'return', 'adjustment']),
  status: z.enum(['closed', 'voided']),
  channel: z.string(),
  registerId: z.string(),
  customerToken: z.string(),
  eventId: z.string(),
  soldOn: z.string(),
  soldHour: z.number(),
  soldMs: z.number(),
  rawMs: z.number().nullable(),
  acceptedMs: z.number(),
  partition: z.number(),
  offset: z.string(),
  lines: z.array(line),
});
type ArrivalRow = z.infer<typeof arrivalRow>;

/** A sale that was typed in when a store came to us is replayed as if it had come at once. */
const TRAVEL_MS = 2_000;
/** Business dates that are read at once. */
const CHUNK_DAYS = 5;

/**
 * What reached us of some business dates, in the order in which it did: sales, corrections, voids and returns, each with what it replaced.
 * A day of a store that came as a whole with an import is replayed as if it had come when it was sold. Of a day that was live, what came
 * late comes late here too. A few days are in memory at a time, with what came later.
 */
export async function* replayArrivals(question: ReplayQuestion): AsyncGenerator<Replayed> {
  let waiting: Replayed[] = [];
  for (let from = question.from; from <= question.to; from = addDays(from, CHUNK_DAYS)) {
    const last = addDays(from, CHUNK_DAYS - 1);
    const to = last < question.to ? last : question.to;
    const rows = await readRows(question, from, to);
    waiting.push(...arrivalsOf(rows, question.currency));
    waiting.sort((a, b) => a.atMs - b.atMs || Number(a.ticket.revision) - Number(b.ticket.revision));
    const isLast = to === question.to;
    const ready = isLast ? waiting : waiting.filter(({ atMs }) => storeDateOf(atMs, question.timeZone).soldOn < to);
    waiting = isLast ? [] : waiting.slice(ready.length);
    yield* ready;
  }
}

function readRows(question: ReplayQuestion, from: DateText, to: DateText): Promise<ArrivalRow[]> {
  const { warehouse, tenantId, storeIds, signal } = question;
  return ask(
    { warehouse, tenantId, spans: [], ...(signal && { signal }) },
    {
      name: 'alertFacts.arrivals',
      params: { from, to, everyStore: storeIds === undefined ? 1 : 0, storeIds: storeIds ?? [] },
      row: arrivalRow,
      sql: `
      SELECT store_id AS storeId, ticket_id AS ticketId, revision,
             any(kind) AS kind, any(status) AS status, any(channel) AS channel, any(register_id) AS registerId,
             any(customer_token) AS customerToken,
             any(event_id) AS eventId, toString(any(sold_on)) AS soldOn, any(sold_hour) AS soldHour,
             toFloat64(toUnixTimestamp64Milli(any(sold_at))) AS soldMs,
             toFloat64(toUnixTimestamp64Milli(max(raw_at))) AS rawMs,
             toFloat64(toUnixTimestamp64Milli(ingested_at)) AS acceptedMs,
             source_partition AS partition, toString(source_offset) AS offset,
             groupArrayIf((line_id, product_id, toString(seller_id), toString(quantity), toString(unit_price), toString(discount),
                           toString(net_amount), toString(unit_cost), return_ticket_id, return_line_id), line_id != '') AS lines
      FROM   sale_lines_v1
      WHERE  tenant_id = {tenantId: String}
        AND  ({everyStore: UInt8} OR store_id IN {storeIds: Array(String)})
        AND  sold_on BETWEEN {from: Date} AND {to: Date}
        AND  sign = 1
      GROUP  BY storeId, ticketId, revision, source_partition, source_offset, ingested_at
      ORDER  BY storeId, ticketId, revision, acceptedMs`,
    },
  );
}

/** Rows come ticket by ticket, what it was before what it became. */
function arrivalsOf(rows: readonly ArrivalRow[], currency: string): Replayed[] {
  const imported = importedDays(rows);
  let before: AcceptedTicket | undefined;
  return rows.map((row) => {
    const replaced = before?.storeId === row.storeId && before.ticketId === row.ticketId ? before : undefined;
    const ticket = ticketOf(row, currency, { replaced, isImported: imported.has(`${row.storeId} ${row.soldOn}`) });
    before = ticket;
    return { ticket, atMs: ticket.acceptedAt };
  });
}

/** Days of stores of which nothing came within the hour. */
function importedDays(rows: readonly ArrivalRow[]): ReadonlySet<string> {
  const days = new Set(rows.map(({ storeId, soldOn }) => `${storeId} ${soldOn}`));
  for (const { storeId, soldOn, soldMs, rawMs, acceptedMs } of rows)
    if (!isHistory({ rawAt: rawMs ?? acceptedMs, soldAt: new Date(soldMs).toISOString() }))
      days.delete(`${storeId} ${soldOn}`);
  return days;
}

function ticketOf(
  row: ArrivalRow,
  currency: string,
  { replaced, isImported }: { replaced: AcceptedTicket | undefined; isImported: boolean },
): AcceptedTicket {
  // Corrections that came with the import have no time of their own either: they follow their sale.
  const rawAt = isImported ? row.soldMs + TRAVEL_MS * (1 + row.revision) : (row.rawMs ?? row.acceptedMs);
  const { tenantId, storeId, ticketId, revision, status, kind, channel, eventId, soldOn, soldHour } = {
    tenantId: '',
    ...row,
  };
  return {
    ...{ tenantId, storeId, ticketId, revision, status, kind, channel, eventId, soldOn, soldHour, currency },
    soldAt: new Date(row.soldMs).toISOString(),
    sellerIds: [],
    ...(row.registerId !== '' && { registerId: row.registerId }),
    ...(row.customerToken !== '' && { customerToken: row.customerToken }),
    lines: row.lines.map(lineOf),
    netSales: '0',
    ...(replaced && { replaced: standingOf(replaced) }),
    source: { partition: row.partition, offset: row.offset },
    rawAt,
    acceptedAt: isImported ? rawAt : Math.max(rawAt, row.acceptedMs),
  };
}

type Cells = z.infer<typeof line>;

function lineOf([
  lineId,
  productId,
  sellerId,
  quantity,
  unitPrice,
  discount,
  netAmount,
  cost,
  back,
  backLine,
]: Cells): AcceptedLine {
  return {
    ...{ lineId, productId, quantity, unitPrice, discount, netAmount },
    ...(sellerId !== '' && { sellerId }),
    ...(cost !== null && { unitCost: cost }),
    ...(back !== '' && { returnOf: { ticketId: back, ...(backLine !== '' && { lineId: backLine }) } }),
  };
}

const standingOf = ({ revision, soldOn, lines, soldAt, soldHour, channel, kind, status }: AcceptedTicket) => ({
  ...{ revision, soldOn, lines, soldAt, soldHour, channel, kind, status, netSales: '0' },
  tickets: kind === 'sale' && status === 'closed' ? 1 : 0,
});
