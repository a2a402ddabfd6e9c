import type { Batch } from '@vitrine/bus';
import type { JournalEntry, SaleLineRow, SaleLines } from '@vitrine/warehouse';
import type { JournalledInsert } from '../journal/journalled-insert.js';
import { decodePartitionNote } from '../journal/partition-note.js';
import { strangerName } from '../tenants/stranger-name.js';

type RowKey = Pick<SaleLineRow, 'sourceOffset' | 'sign'>;

/** All rows of one sign of a message are of one ticket and day, so one insert writes all of them or none. */
const keyOf = ({ sourceOffset, sign }: RowKey): string => `${sourceOffset} ${sign}`;
const monthOf = ({ soldOn }: SaleLineRow): string => soldOn.slice(0, 7);

/**
 * Decisions of an earlier attempt at this batch, read back from the facts; a retry must reuse them. A tenant, a cost or a zone may have
 * become known since. It must not give a message a second verdict, nor a rollup other rows than the facts.
 */
export class EarlierTry {
  private readonly decided = new Map<string, SaleLineRow[]>();
  private readonly rowsUnderToken: readonly SaleLineRow[];
  private readonly months: ReadonlySet<string>;
  private readonly unknown: ReadonlySet<string>;

  /**
   * `entry` holds rows that go in under a token of their own, after everything else. `done` holds rows that were in, rollups included,
   * before the batch was cut.
   */
  constructor(
    inFacts: readonly SaleLineRow[] = [],
    readonly entry?: JournalEntry & { readonly id: string },
    done: JournalEntry = { unknownTenants: [], rows: [] },
  ) {
    this.unknown = new Set([...(entry?.unknownTenants ?? []), ...done.unknownTenants]);
    const elsewhere = new Set([...(entry?.rows ?? []), ...done.rows].map(keyOf));
    this.rowsUnderToken = inFacts.filter((row) => !elsewhere.has(keyOf(row)));
    this.months = new Set(this.rowsUnderToken.map(monthOf));
    for (const row of [...this.rowsUnderToken, ...(entry?.rows ?? []), ...done.rows]) {
      const rows = this.decided.get(keyOf(row));
      if (rows) rows.push(row);
      else this.decided.set(keyOf(row), [row]);
    }
  }

  wasUnknown(tenantId: string): boolean {
    return this.unknown.size > 0 && this.unknown.has(strangerName(tenantId));
  }

  get unknownTenants(): readonly string[] {
    return [...this.unknown];
  }

  /** Every row that has been decided; for a piece, those of the whole batch it was cut from. */
  get rows(): readonly SaleLineRow[] {
    return [...this.decided.values()].flat();
  }

  /** The rows that a message adds (1) or takes back (-1), if that has been decided. */
  rowsOf(sourceOffset: number, sign: 1 | -1): readonly SaleLineRow[] | undefined {
    return this.decided.get(keyOf({ sourceOffset, sign }));
  }

  /**
   * What goes in under the batch's token now. A month that is there goes in as it is there: its insert may have died between the facts and
   * a rollup. Only the very same block completes it, so rows decided for that month since are left out.
   */
  underToken(rows: readonly SaleLineRow[]): SaleLineRow[] {
    const fresh = rows.filter((row) => !this.decided.has(keyOf(row)) && !this.months.has(monthOf(row)));
    return [...this.rowsUnderToken, ...fresh];
  }
}

/** Looks up what is left of earlier tries of a batch. */
export class EarlierTries {
  constructor(
    private readonly lines: Pick<SaleLines, 'rowsOfRange'>,
    private readonly inserts: JournalledInsert,
  ) {}

  async of(batch: Batch): Promise<EarlierTry> {
    if (!batch.isRepeated) return new EarlierTry();
    const inFacts = await batch.retry('rows of an earlier try', () => this.inFacts(batch));
    const { entry: id, done } = decodePartitionNote(batch.state);
    const entry = id === undefined ? undefined : { id, ...(await this.inserts.read(batch, id)) };
    return new EarlierTry(inFacts, entry, done === undefined ? undefined : await this.inserts.read(batch, done));
  }

  /** Those of `rows` whose message has no row of their sign in the facts, on any day. */
  async missing(batch: Batch, rows: readonly SaleLineRow[]): Promise<SaleLineRow[]> {
    const found = new Set((await this.inFacts(batch)).map(keyOf));
    return rows.filter((row) => !found.has(keyOf(row)));
  }

  private inFacts({ partition, range, formedAtMs }: Batch): Promise<SaleLineRow[]> {
    return this.lines.rowsOfRange({ partition, ...range, formedAtMs });
  }
}
