import { MAX_TICKET_LINES } from '@vitrine/contracts';
import type { TicketRow } from '../mapping/map-ticket-row.js';
import { type Mapped, refuse } from '../mapping/outcome.js';
import { ClosedTickets } from './closed-tickets.js';
import { addRow, closeTicket, type OpenTicket, type Origin, openTicket, type TicketMessage } from './open-ticket.js';

export interface WindowOptions {
  readonly tenantId: string;
  readonly currency: string;
  /** A ticket not seen for this many rows is complete. */
  readonly openRows: number;
  /** Revision of a ticket that is complete in one go; each late part adds one. */
  readonly firstRevision: number;
}

const MAX_OPEN_LINES = 200_000;

/**
 * Gathers rows into tickets, in bounded memory. Rows of one ticket need not be neighbours. A row that comes after its ticket was sent makes
 * a higher revision, with the earlier lines and the late ones. So the end result is the same.
 */
export class TicketWindow {
  /** In order of `firstRow`. */
  private readonly open = new Map<string, OpenTicket>();
  private readonly closed = new ClosedTickets();
  private row = 0;
  private openLines = 0;
  /** How many tickets had to be sent again because rows of theirs came late. */
  reopened = 0;

  constructor(
    private readonly options: WindowOptions,
    private readonly send: (message: TicketMessage) => void,
  ) {}

  add(mapped: TicketRow, origin: Origin): Mapped<null> {
    this.row++;
    const { ticketId, storeId, status, rest } = mapped.head;
    const key = `${storeId}\n${ticketId}`; // a ticket's number is unique within its store only
    let ticket = this.open.get(key);
    if (ticket === undefined) {
      ticket = openTicket(mapped.head, origin, this.row);
      this.open.set(key, ticket);
    } else if (ticket.rest !== rest || ticket.status !== status) return refuse('inconsistent_rows', '', '');
    if (ticket.lines.length >= MAX_TICKET_LINES) return refuse('too_many_lines', '/lines', '');
    if (hasLine(ticket, mapped.lineId)) return refuse('duplicate_line', '/lines/0/lineId', '');
    addRow(ticket, mapped, this.row);
    this.openLines++;
    if ((this.row & 255) === 0) this.closeStale();
    return { ok: true, value: null };
  }

  /** Sends what is still open; nothing may be added afterwards. */
  end(): void {
    for (const [key, ticket] of this.open) this.close(key, ticket);
  }

  /** Gives the disk back, however the import ended. */
  dispose(): void {
    this.closed.dispose();
  }

  /** Looks at the entries opened first; one with a later row goes to the back of the queue. */
  private closeStale(): void {
    const oldestFresh = this.row - this.options.openRows;
    for (const [key, ticket] of this.open) {
      if (ticket.firstRow > oldestFresh && this.openLines <= MAX_OPEN_LINES) return;
      this.open.delete(key);
      if (ticket.lastRow <= oldestFresh || this.openLines > MAX_OPEN_LINES) this.close(key, ticket);
      else this.open.set(key, Object.assign(ticket, { firstRow: ticket.lastRow }));
    }
  }

  private close(key: string, ticket: OpenTicket): void {
    const { tenantId, currency, firstRevision } = this.options;
    this.openLines -= ticket.lines.length;
    const before = this.closed.find(key);
    const revision = before === undefined ? firstRevision : before.revision + 1;
    const whole = before === undefined ? ticket : mergedWith(before.ticket, ticket);
    if (before !== undefined) this.reopened++;
    this.closed.add({ key, revision, ticket: whole });
    this.send(closeTicket(tenantId, currency, whole, revision));
  }
}

/** Only where a profile gives lines their ids; where the import numbers them, equal lines are two. */
const hasLine = ({ lines }: OpenTicket, lineId: string): boolean =>
  lineId !== '' && lines.some((line) => line.lineId === lineId);

function mergedWith(before: OpenTicket, late: OpenTicket): OpenTicket {
  const soldAt = Date.parse(late.soldAt) < Date.parse(before.soldAt) ? late.soldAt : before.soldAt;
  return { ...before, soldAt, lines: [...before.lines, ...late.lines], lastRow: late.lastRow };
}
