import { anAcceptedTicket } from '@vitrine/consumer/testing';
import type { AcceptedTicket } from '@vitrine/contracts';
import { cancelRow, type SaleLineRow } from '@vitrine/warehouse';
import { aSaleLineRow } from '@vitrine/warehouse/testing';

export interface SoldLine {
  readonly productId: string;
  readonly units: number;
  readonly returnOf?: string;
}

/** One word about a ticket: the rows that it adds to the facts, and the record that tells of it. */
export interface Told {
  readonly rows: readonly SaleLineRow[];
  readonly record: AcceptedTicket;
}

const NOON_MS = 12 * 3_600_000;

/** Says of tickets what processing would: each word takes back the rows of the one before. */
export class Shop {
  private readonly live = new Map<string, SaleLineRow[]>();
  private revisions = new Map<string, number>();
  private clockMs = Date.UTC(2026, 10, 20, 15);

  constructor(private readonly tenantId: string) {}

  /** A sale, a return (units below 0) or, of the same number again, its correction. Without lines it is voided. */
  tell(storeId: string, ticketId: string, soldOn: string, lines: readonly SoldLine[]): Told {
    const key = `${storeId}/${ticketId}`;
    const revision = (this.revisions.get(key) ?? -1) + 1;
    this.revisions.set(key, revision);
    const kind = lines.some(({ units }) => units > 0) || lines.length === 0 ? 'sale' : 'return';
    const ingestedAtMs = ++this.clockMs;
    const source = { sourcePartition: 0, sourceOffset: ingestedAtMs, rawAtMs: ingestedAtMs, ingestedAtMs };
    const status = lines.length === 0 ? 'voided' : 'closed';
    const head = { tenantId: this.tenantId, storeId, ticketId, soldOn, revision, kind, status } as const;
    const ofLines = lines.length === 0 ? [marker] : lines.map(rowOf);
    const rows = ofLines.map((row) => ({ ...row, ...head, ...source }));
    const taken = (this.live.get(key) ?? []).map((row) => cancelRow(row, source));
    this.live.set(key, rows);
    const soldAt = new Date(Date.parse(soldOn) + NOON_MS).toISOString();
    const times = { soldAt, rawAt: ingestedAtMs, acceptedAt: ingestedAtMs + 5 };
    const placed = { source: { partition: 0, offset: String(ingestedAtMs) }, eventId: `${key}/${revision}` };
    const record = anAcceptedTicket({ ...head, ...times, ...placed, lines: lines.map(lineOf) });
    return { rows: [...taken, ...rows], record };
  }
}

const rowOf = ({ productId, units, returnOf = '' }: SoldLine, lineNo: number): SaleLineRow =>
  aSaleLineRow({
    ...{ productId, lineNo, lineId: String(lineNo), quantityE3: units * 1_000, returnTicketId: returnOf },
    ticketCount: lineNo === 0 ? 1 : 0,
  });

/** The one row of a voided ticket. */
const marker = aSaleLineRow({ productId: '', lineId: '', lineNo: 0, quantityE3: 0, ticketCount: 0 });

const lineOf = ({ productId, units, returnOf }: SoldLine, lineNo: number): AcceptedTicket['lines'][number] => ({
  ...{ lineId: String(lineNo), productId, quantity: String(units), unitPrice: '1', discount: '0', netAmount: '1' },
  ...(returnOf && { returnOf: { ticketId: returnOf } }),
});
