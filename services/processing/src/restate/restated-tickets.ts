import type { OutgoingRecord, PartitionTurn } from '@vitrine/bus';
import type { Clock, OutputTopics, TenantDirectory } from '@vitrine/consumer';
import type { SaleLineRow, SaleLines } from '@vitrine/warehouse';
import { acceptedRecord } from '../accepted/accepted-record.js';

export interface TellingParts {
  readonly lines: Pick<SaleLines, 'linesOfTickets'>;
  readonly tenants: Pick<TenantDirectory, 'load' | 'get'>;
  readonly output: OutputTopics;
  readonly clock: Clock;
}

/** Tells readers of `sales.accepted.v1` what a restatement has changed: each ticket whole, as it counts now and as it did before. */
export class RestatedTickets {
  constructor(private readonly parts: TellingParts) {}

  /** The rows of the entry must be in the facts. The same entry always gives the same tickets, at any time. */
  async recordsOf(turn: PartitionTurn, entry: string, rows: readonly SaleLineRow[]): Promise<OutgoingRecord[]> {
    const { lines, tenants, output, clock } = this.parts;
    await turn.retry('tenants', () => tenants.load(new Set(rows.map(({ tenantId }) => tenantId))));
    const current = byTicket(await turn.retry('lines to tell of', () => lines.linesOfTickets(rows)));
    return [...byTicket(rows)].flatMap(([ticket, changed]) => {
      const now = current.get(ticket) ?? [];
      const [head] = now;
      if (head === undefined) return [];
      const currency = tenants.get(head.tenantId)?.currency;
      // Its tenant is being deleted: there is nobody to tell.
      if (currency === undefined) return [];
      const told = { currency, rows: now, replaced: rowsBefore(now, changed), rawAtMs: head.rawAtMs ?? head.soldAtMs };
      return acceptedRecord({ ...told, restatement: entry }, output, clock.nowMs());
    });
  }
}

/** The lines that changed as they were, and the others. */
function rowsBefore(now: readonly SaleLineRow[], changed: readonly SaleLineRow[]): SaleLineRow[] {
  const taken = changed.filter(({ sign }) => sign === -1);
  const lines = new Set(taken.map(lineOf));
  return inOrder([...now.filter((row) => !lines.has(lineOf(row))), ...taken]);
}

function byTicket(rows: readonly SaleLineRow[]): Map<string, SaleLineRow[]> {
  const tickets = new Map<string, SaleLineRow[]>();
  for (const row of inOrder(rows)) {
    const key = JSON.stringify([row.tenantId, row.storeId, row.ticketId]);
    const ticket = tickets.get(key);
    if (ticket) ticket.push(row);
    else tickets.set(key, [row]);
  }
  return tickets;
}

const inOrder = (rows: readonly SaleLineRow[]): SaleLineRow[] => [...rows].sort((a, b) => a.lineNo - b.lineNo);

const lineOf = ({ lineNo, lineId, sellerId }: SaleLineRow): string => JSON.stringify([lineNo, lineId, sellerId]);
