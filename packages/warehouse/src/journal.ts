import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { SaleLineRow } from './sale-line-row.js';
import { instantMs, text } from './tables/column.js';
import { blockOf, defineTable } from './tables/table.js';
import type { Warehouse } from './warehouse.js';

/** What a partition is about to write and could not decide in the same way again. */
export const journalTable = defineTable({
  name: 'journal_v1',
  comment: 'Decisions that must hold through a crash',
  keep: { by: 'table', days: 30, since: 'written_at' },
  tenant: 'inside',
  personal: 'tokens',
  columns: {
    id: text('id', 'Name of the entry; random'),
    writtenAtMs: instantMs('written_at', 'When it was written; after 30 days nobody can need it'),
    content: text('content', 'The decision as JSON: tenants that were unknown, signed rows of sale_lines_v1'),
  },
});

/** A decision that must hold, because its basis may be different the next time. */
export interface JournalEntry {
  /** Tenants that did not exist when a batch was judged first. */
  readonly unknownTenants: readonly string[];
  /** Rows that go into the facts under a token of their own: the entry's id. */
  readonly rows: readonly SaleLineRow[];
}

/** The journal lacks an entry that a note names: going on without it could leave a rollup short for good. */
export class JournalEntryGone extends Error {
  override readonly name = 'JournalEntryGone';
  readonly retryable = false;
  constructor(id: string) {
    super(`Entry ${id} of journal_v1 is gone. Was ClickHouse set back to a backup older than Kafka's offsets?`);
  }
}

/** Entries are written before processing acts upon them, and read again only after a crash. */
export class Journal {
  constructor(private readonly warehouse: Warehouse) {}

  /** @returns the id under which the entry is found again; it counts for nothing until a partition's note names it. */
  async write(entry: JournalEntry, nowMs: number): Promise<string> {
    const id = randomUUID();
    const row = { id, writtenAtMs: nowMs, content: JSON.stringify(entry, textOfBigint) };
    await this.warehouse.insertBlock(journalTable.name, blockOf(journalTable, [row]));
    return id;
  }

  /** @throws JournalEntryGone */
  async read(id: string): Promise<JournalEntry> {
    const [found] = await this.warehouse.query({
      name: 'journal.read',
      isLookUp: true,
      params: { id },
      row: z.object({ content: z.string() }),
      sql: 'SELECT content FROM journal_v1 WHERE id = {id: String} LIMIT 1',
    });
    if (!found) throw new JournalEntryGone(id);
    return JSON.parse(found.content, bigintOfText) as JournalEntry;
  }
}

/**
 * An assignment and a condition for `ALTER TABLE journal_v1 UPDATE` that take the rows of `{tenantId: String}` out of every entry. The
 * entries stay: a partition's note may name one, whose rows of other tenants must hold.
 */
export const WITHOUT_ROWS_OF_TENANT = `
  content = concat('{"unknownTenants":', JSONExtractRaw(content, 'unknownTenants'), ',"rows":[', arrayStringConcat(
    arrayFilter(row -> JSONExtractString(row, 'tenantId') != {tenantId: String}, JSONExtractArrayRaw(content, 'rows')), ','), ']}')
  WHERE arrayExists(row -> JSONExtractString(row, 'tenantId') = {tenantId: String}, JSONExtractArrayRaw(content, 'rows'))`;

const textOfBigint = (_name: string, value: unknown): unknown => (typeof value === 'bigint' ? String(value) : value);
const bigintOfText = (name: string, value: unknown): unknown =>
  name === 'contentHash' ? BigInt(value as string) : value;
