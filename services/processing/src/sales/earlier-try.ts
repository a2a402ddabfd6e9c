import type { Batch } from '@vitrine/bus';
import type { JournalEntry, SaleLineRow, SaleLines } from '@vitrine/warehouse';
import type { JournalledInsert } from '../journal/journalled-insert.js';
import { decodePartitionNote } from '../journal/partition-note.js';
import { strangerName } from '../tenants/stranger-name.js';

type RowKey = Pick<SaleLineRow, 'sourceOffset' | 'sign'>;

/** Of a message all rows of one sign are of one ticket and day, and so are written all at once or not at all. */
const keyOf = ({ sourceOffset, sign }: RowKey): string => `${sourceOffset} ${sign}`;
const monthOf = ({ soldOn }: SaleLineRow): string => soldOn.slice(0, 7);

/**
 * What whoever tried this very batch before has decided. It stands: a tenant, a cost or a store's zone that became known since must
 * not give a message a second verdict, nor a rollup other rows than the facts.
 */
export class EarlierTry {
  private readonly decided = new Map<string, SaleLineRow[]>();
  private readonly rowsUnderToken: readonly SaleLineRow[];
  private readonly months: ReadonlySet<string>;
  private readonly unknown: ReadonlySet<string>;

  /**
   * `entry` is what was to go in under a token of its own, after everything else was in; `done` is what is in, rollups included, since
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

  /** Every row that has been decided; of a piece, those of the whole batch it was cut from. */
  get rows(): readonly SaleLineRow[] {
    return [...this.decided.values()].flat();
  }

  /** The rows that a message adds (1) or takes back (-1), if that has been decided. */
  rowsOf(sourceOffset: number, sign: 1 | -1): readonly SaleLineRow[] | undefined {
    return this.decided.get(keyOf({ sourceOffset, sign }));
  }

  /**
   * What goes in under the batch's token now. A month that is there goes in as it is there: that insert may have died between the
   * facts and a rollup, and only the very same block completes it. What has come into such a month since is left out.
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

  /** Those of `rows` whose message has none of their sign in the facts, on whatever day. */
  async missing(batch: Batch, rows: readonly SaleLineRow[]): Promise<SaleLineRow[]> {
    const found = new Set((await this.inFacts(batch)).map(keyOf));
    return rows.filter((row) => !found.has(keyOf(row)));
  }

  private inFacts({ partition, range, formedAtMs }: Batch): Promise<SaleLineRow[]> {
    return this.lines.rowsOfRange({ partition, ...range, formedAtMs });
  }
}
