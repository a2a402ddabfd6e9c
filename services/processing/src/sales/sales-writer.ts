import type { Batch, OutgoingRecord } from '@vitrine/bus';
import type {
  ControlTotalRow,
  ControlTotals,
  DeadLetterRow,
  DeadLetters,
  SaleLineRow,
  SaleLines,
} from '@vitrine/warehouse';
import type { JournalledInsert } from '../journal/journalled-insert.js';
import { decodePartitionNote, encodePartitionNote } from '../journal/partition-note.js';
import type { EarlierTries, EarlierTry } from './earlier-try.js';

/** Everything that one batch leaves behind. */
export interface BatchEffects {
  readonly rows: readonly SaleLineRow[];
  readonly unknownTenants: readonly string[];
  readonly earlier: EarlierTry;
  readonly deadLetters: readonly DeadLetterRow[];
  readonly totals: readonly ControlTotalRow[];
  readonly records: readonly OutgoingRecord[];
}

/** Moments at which a test may stop the world. */
export interface SettleHooks {
  beforeInsert?(batch: Batch): Promise<void>;
  /** Rows are in the warehouse, nothing is committed in Kafka. */
  afterInsert?(batch: Batch): Promise<void>;
}

export interface Tables {
  readonly lines: SaleLines;
  readonly deadLetters: DeadLetters;
  readonly controlTotals: ControlTotals;
  readonly earlier: EarlierTries;
  readonly inserts: JournalledInsert;
}

/**
 * Writes a batch exactly once: rows under the batch's token, then records and offset in one transaction. Whatever could be decided
 * otherwise the next time is in the journal before the first row is written.
 */
export class SalesWriter {
  constructor(
    private readonly tables: Tables,
    private readonly hooks: SettleHooks = {},
  ) {}

  /** May be repeated after any failure, in this process or another: the token makes the second time change nothing. */
  async settle(batch: Batch, effects: BatchEffects): Promise<void> {
    await this.hooks.beforeInsert?.(batch);
    const { unknownTenants, earlier } = effects;
    if (unknownTenants.length > 0 && !earlier.entry)
      await this.tables.inserts.note(batch, { unknownTenants, rows: [] });
    await batch.retry('write to ClickHouse', () => this.#insert(batch, effects));
    if (batch.isRepeated) await this.#complete(batch, effects);
    await this.hooks.afterInsert?.(batch);
    const { applied, target } = decodePartitionNote(batch.state);
    await batch.settle(effects.records, encodePartitionNote({ applied, target }));
  }

  async #insert(batch: Batch, { rows, earlier, deadLetters, totals }: BatchEffects): Promise<void> {
    const { lines, deadLetters: letters, controlTotals } = this.tables;
    await Promise.all([
      lines.append(earlier.underToken(rows), batch.token),
      letters.append(deadLetters, batch.token),
      controlTotals.append(totals, batch.token),
    ]);
  }

  /** What the token keeps out, because its month was there already, goes in under the token of an entry of the journal. */
  async #complete(batch: Batch, { rows, earlier, unknownTenants }: BatchEffects): Promise<void> {
    const { inserts, earlier: tries } = this.tables;
    if (earlier.entry) await inserts.insert(batch, earlier.entry.id, earlier.entry);
    const missing = await batch.retry('rows of an earlier try', () => tries.missing(batch, rows));
    if (missing.length === 0) return;
    const entry = { unknownTenants, rows: missing };
    await inserts.insert(batch, await inserts.note(batch, entry), entry);
  }
}
