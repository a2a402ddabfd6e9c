import type { SaleLineRow, TicketHead } from '@vitrine/warehouse';
import type { Known } from './steps/deduplicate.js';
import type { Sale } from './steps/sale.js';

interface TicketState {
  readonly revision: number;
  readonly contentHash: bigint;
  /** Rows that count now, sign 1. */
  readonly rows: readonly SaleLineRow[];
}

interface Ids {
  readonly tenantId: string;
  readonly storeId: string;
}

/** What is known of the tickets of one batch: what the warehouse holds, then each decision as it falls. */
export class BatchMemory {
  private readonly tickets = new Map<string, TicketState>();
  private readonly events = new Set<string>();

  /** `heads` and `rows` as they stand in the warehouse; rows are needed of tickets that may be corrected. */
  constructor(heads: readonly TicketHead[], rows: readonly SaleLineRow[]) {
    const rowsOf = groupByTicket(rows);
    for (const head of heads) {
      this.events.add(eventKey(head, head.eventId));
      const key = ticketKey(head, head.ticketId);
      const newest = this.tickets.get(key);
      if (newest && newest.revision >= head.revision) continue;
      this.tickets.set(key, { revision: head.revision, contentHash: head.contentHash, rows: rowsOf.get(key) ?? [] });
    }
  }

  known(sale: Sale): Known {
    const current = this.tickets.get(ticketKey(sale, sale.ticketId));
    return { isEventSeen: this.events.has(eventKey(sale, sale.eventId)), current };
  }

  /** Rows that a correction of this ticket takes back. */
  liveRows(sale: Sale): readonly SaleLineRow[] {
    return this.tickets.get(ticketKey(sale, sale.ticketId))?.rows ?? [];
  }

  remember(sale: Sale, contentHash: bigint, rows: readonly SaleLineRow[]): void {
    this.events.add(eventKey(sale, sale.eventId));
    this.tickets.set(ticketKey(sale, sale.ticketId), { revision: sale.revision, contentHash, rows });
  }
}

function groupByTicket(rows: readonly SaleLineRow[]): Map<string, SaleLineRow[]> {
  const groups = new Map<string, SaleLineRow[]>();
  for (const row of rows) {
    const key = ticketKey(row, row.ticketId);
    const group = groups.get(key);
    if (group) group.push(row);
    else groups.set(key, [row]);
  }
  return groups;
}

// A line break cannot be part of an id.
const ticketKey = ({ tenantId, storeId }: Ids, ticketId: string): string => `${tenantId}\n${storeId}\n${ticketId}`;
const eventKey = ({ tenantId, storeId }: Ids, eventId: string): string => `${tenantId}\n${storeId}\n${eventId}`;
