import type {
  OwnTry,
  SaleLineRow,
  SaleLines,
  StoreKey,
  TicketHead,
  TicketHeads,
  TicketKey,
  TicketPlace,
} from '@vitrine/warehouse';

/** The facts in memory, with the two properties that matter: tokens, and look-ups that leave the caller's own try out. */
export class MemoryWarehouse {
  readonly rows: SaleLineRow[] = [];
  readonly #tokens = new Set<string>();

  /** As ClickHouse: one insert per month, each complete or not at all, each token once. */
  append(rows: readonly SaleLineRow[], token: string, isMonthLost: (month: string) => boolean = () => false): void {
    for (const month of new Set(rows.map((row) => row.soldOn.slice(0, 7)))) {
      if (isMonthLost(month) || this.#tokens.has(`${token}:${month}`)) continue;
      this.#tokens.add(`${token}:${month}`);
      this.rows.push(...rows.filter((row) => row.soldOn.startsWith(month)));
    }
  }

  get heads(): TicketHeads {
    const find = async (keys: readonly TicketKey[], own?: OwnTry): Promise<TicketHead[]> => {
      const wanted = (row: SaleLineRow) =>
        keys.some((key) => sameStore(key, row) && (key.ticketId === row.ticketId || key.eventId === row.eventId));
      return this.#visible(own).filter((row) => row.lineNo === 0 && row.sign === 1 && wanted(row));
    };
    return { find } as unknown as TicketHeads;
  }

  get lines(): SaleLines {
    const linesOfTickets = async (places: readonly TicketPlace[], own?: OwnTry): Promise<SaleLineRow[]> =>
      live(
        this.#visible(own).filter((row) =>
          places.some(
            (place) => sameStore(place, row) && place.ticketId === row.ticketId && place.soldOn === row.soldOn,
          ),
        ),
      );
    return { linesOfTickets } as unknown as SaleLines;
  }

  #visible(own?: OwnTry): SaleLineRow[] {
    return this.rows.filter(
      (row) => !own || row.sourcePartition !== own.partition || row.sourceOffset < own.fromOffset,
    );
  }
}

/** Rows that add up to something: what a sum over sign sees. */
export function live(rows: readonly SaleLineRow[]): SaleLineRow[] {
  const counts = new Map<string, { row: SaleLineRow; count: number }>();
  for (const row of rows) {
    const key = lineKey(row);
    const entry = counts.get(key) ?? { row: { ...row, sign: 1 }, count: 0 };
    counts.set(key, { row: row.sign === 1 ? row : entry.row, count: entry.count + row.sign });
  }
  return [...counts.values()].flatMap(({ row, count }) => Array.from({ length: count }, () => row));
}

/** Everything but the sign and where the row came from. */
export function lineKey({
  sign,
  sourcePartition,
  sourceOffset,
  ingestedAtMs,
  contentHash,
  ...line
}: SaleLineRow): string {
  return JSON.stringify({ ...line, contentHash: String(contentHash) });
}

const sameStore = (a: StoreKey, b: StoreKey): boolean => a.tenantId === b.tenantId && a.storeId === b.storeId;
