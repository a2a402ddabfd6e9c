import type { OutgoingRecord, PartitionTurn } from '@vitrine/bus';
import {
  type Journal,
  type JournalEntry,
  LINE_FIELDS,
  type OwnTry,
  type SaleLineRow,
  type SaleLines,
  type StoreKey,
  type TicketHead,
  type TicketHeads,
  type TicketKey,
  type TicketPlace,
  type WrittenRange,
} from '@vitrine/warehouse';

/** The process ended in the middle of its work. */
export class Killed extends Error {}

/**
 * The facts and a rollup in memory, with the properties that matter. An insert is atomic per month in the facts and reaches the rollup only
 * afterwards. A token keeps out of each what that one has. Look-ups leave out the caller's own try.
 */
export class MemoryWarehouse {
  readonly rows: SaleLineRow[] = [];
  /** The rows that the materialised view was given. */
  readonly rollup: SaleLineRow[] = [];
  private readonly entries = new Map<string, JournalEntry>();
  private readonly done = new Set<string>();
  private writesLeft = Number.POSITIVE_INFINITY;

  /** Lets so many writes happen, then kills the next writer. */
  killAfter(writes: number): void {
    this.writesLeft = writes;
  }

  /** As after very many other inserts: the engine recognises no block of those that it has. */
  forgetTokens(): void {
    this.done.clear();
  }

  /** Something is about to become durable. @throws Killed */
  write(): void {
    if (this.writesLeft <= 0) throw new Killed();
    this.writesLeft -= 1;
  }

  append(rows: readonly SaleLineRow[], token: string): void {
    for (const month of new Set(rows.map((row) => row.soldOn.slice(0, 7)))) {
      const block = rows.filter((row) => row.soldOn.startsWith(month));
      for (const table of [this.rows, this.rollup]) this.once(`${token}:${month}`, table, block);
    }
  }

  private once(token: string, table: SaleLineRow[], block: readonly SaleLineRow[]): void {
    const name = `${table === this.rows ? 'facts' : 'rollup'} ${token}`;
    if (this.done.has(name)) return;
    this.write();
    this.done.add(name);
    table.push(...block);
  }

  get journal(): Journal {
    const write = async (entry: JournalEntry): Promise<string> => {
      this.write();
      const id = `entry-${this.entries.size}`;
      this.entries.set(id, structuredClone(entry));
      return id;
    };
    return { write, read: async (id: string) => this.entries.get(id) } as unknown as Journal;
  }

  get heads(): TicketHeads {
    const find = async (keys: readonly TicketKey[], own?: OwnTry): Promise<TicketHead[]> => {
      const wanted = (row: SaleLineRow) =>
        keys.some((key) => sameStore(key, row) && (key.ticketId === row.ticketId || key.eventId === row.eventId));
      return this.visible(own).filter((row) => row.lineNo === 0 && row.sign === 1 && wanted(row));
    };
    return { find } as unknown as TicketHeads;
  }

  get lines(): SaleLines {
    const linesOfTickets = async (places: readonly TicketPlace[], own?: OwnTry): Promise<SaleLineRow[]> =>
      live(
        this.visible(own).filter((row) =>
          places.some(
            (place) => sameStore(place, row) && place.ticketId === row.ticketId && place.soldOn === row.soldOn,
          ),
        ),
      );
    const rowsOfRange = async ({ partition, first, last, formedAtMs }: WrittenRange) =>
      this.rows.filter((row) => isOf({ partition, fromOffset: first, formedAtMs }, row) && row.sourceOffset <= last);
    const append = async (rows: readonly SaleLineRow[], token: string) => this.append(rows, token);
    return { append, linesOfTickets, rowsOfRange } as unknown as SaleLines;
  }

  private visible(own?: OwnTry): SaleLineRow[] {
    return this.rows.filter((row) => !own || !isOf(own, row));
  }
}

/** What a partition's owner may commit; what is committed outlives it. */
export class MemoryTurn {
  readonly topic = 'sales.raw.v1';
  readonly partition = 0;
  readonly partitions = 1;
  readonly position = 0;
  /** What was published with a note, in order. */
  readonly published: OutgoingRecord[] = [];
  state = '';

  constructor(private readonly warehouse: MemoryWarehouse) {}

  /** As the bus hands it out: the state of this moment. */
  take(): PartitionTurn {
    const { topic, partition, partitions, position, state } = this;
    const commit = async (records: readonly OutgoingRecord[], next: string): Promise<void> => {
      this.warehouse.write();
      this.published.push(...records);
      this.state = next;
    };
    const retry = <T>(_what: string, work: () => Promise<T>): Promise<T> => work();
    return { topic, partition, partitions, position, hasGap: false, state, commit, retry };
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

/** How often each line is there, lines that add up to nothing left out. */
export function sums(rows: readonly SaleLineRow[]): [line: string, times: number][] {
  const counts = new Map<string, number>();
  for (const row of rows) counts.set(lineKey(row), (counts.get(lineKey(row)) ?? 0) + row.sign);
  return [...counts].filter(([, times]) => times !== 0).sort(([a], [b]) => (a < b ? -1 : 1));
}

/** By the fields that say what a line is, as the warehouse compares them. */
export const lineKey = (row: SaleLineRow): string => JSON.stringify(LINE_FIELDS.map((field) => String(row[field])));

const isOf = ({ partition, fromOffset, formedAtMs }: OwnTry, row: SaleLineRow): boolean =>
  row.sourcePartition === partition &&
  row.sourceOffset >= fromOffset &&
  (formedAtMs === undefined || row.ingestedAtMs === formedAtMs);

const sameStore = (a: StoreKey, b: StoreKey): boolean => a.tenantId === b.tenantId && a.storeId === b.storeId;
