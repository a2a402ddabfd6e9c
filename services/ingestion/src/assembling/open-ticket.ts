import { createHash } from 'node:crypto';
import type { TicketHead, TicketRow } from '../mapping/map-ticket-row.js';

/** Where in which file a row is. */
export interface Origin {
  readonly file: string;
  readonly line: number;
}

/** A ticket whose rows are still coming in. */
export interface OpenTicket {
  readonly ticketId: string;
  readonly storeId: string;
  readonly status: string;
  readonly rest: string;
  soldAt: string;
  /** The row that opened it, for messages about the whole. */
  readonly origin: Origin;
  readonly lines: { readonly lineId: string; readonly line: string }[];
  /** Number of the row that opened it, or of one seen later: when the window looks at it next. */
  firstRow: number;
  /** Number of the last row that belonged to it. */
  lastRow: number;
}

export interface TicketMessage {
  readonly key: string;
  readonly value: string;
  readonly origin: Origin;
}

export function openTicket(head: TicketHead, origin: Origin, row: number): OpenTicket {
  return {
    ticketId: head.ticketId,
    storeId: head.storeId,
    status: head.status,
    rest: head.rest,
    soldAt: head.soldAt,
    origin,
    lines: [],
    firstRow: row,
    lastRow: row,
  };
}

export function addRow(ticket: OpenTicket, { head, lineId, line }: TicketRow, row: number): void {
  // Of two times the earlier one wins, whichever row came first.
  if (head.soldAt !== ticket.soldAt && Date.parse(head.soldAt) < Date.parse(ticket.soldAt)) ticket.soldAt = head.soldAt;
  ticket.lines.push({ lineId, line });
  ticket.lastRow = row;
}

/**
 * The message of a complete ticket. Lines without an id are numbered in the order of their content, and the event id is a digest of the
 * whole. So the same rows in any order give the same message, and sending it again is safe.
 */
export function closeTicket(tenantId: string, currency: string, ticket: OpenTicket, revision: number): TicketMessage {
  const { ticketId, storeId, soldAt, status, rest } = ticket;
  const body =
    `"tenantId":${JSON.stringify(tenantId)},"ticketId":${JSON.stringify(ticketId)},"revision":${revision},"status":"${status}",` +
    `"storeId":${JSON.stringify(storeId)},"soldAt":"${soldAt}","currency":"${currency}",${rest},"lines":[${linesOf(ticket)}]`;
  const eventId = createHash('sha1').update(body).digest('base64url');
  return { key: `${tenantId}:${storeId}`, value: `{"eventId":"${eventId}",${body}}`, origin: ticket.origin };
}

function linesOf({ lines }: OpenTicket): string {
  const ordered = [...lines].sort((one, other) => (one.line < other.line ? -1 : one.line > other.line ? 1 : 0));
  const nextId = freeNumbers(lines);
  let text = '';
  for (const { lineId, line } of ordered)
    text += `${text === '' ? '' : ','}{"lineId":${JSON.stringify(lineId || nextId())},${line}}`;
  return text;
}

/** 1, 2, 3, … without those that lines of the ticket have for an id already. */
function freeNumbers(lines: OpenTicket['lines']): () => string {
  const taken = new Set(lines.map(({ lineId }) => lineId));
  let number = 0;
  return () => {
    do number++;
    while (taken.has(String(number)));
    return String(number);
  };
}
