import type { Batch, OutgoingRecord } from '@vitrine/bus';
import { mayHaveLetters } from '@vitrine/consumer';
import type {
  ControlTotalRow,
  ControlTotals,
  DeadLetterRow,
  DeadLetters,
  PersonalValueRow,
  PersonalValues,
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
  readonly personal: readonly PersonalValueRow[];
  readonly deadLetters: readonly DeadLetterRow[];
  readonly totals: readonly ControlTotalRow[];
  readonly records: readonly OutgoingRecord[];
}

/** Moments at which a test may stop the process. */
export interface SettleHooks {
  beforeInsert?(batch: Batch): Promise<void>;
  /** Rows are in the warehouse, nothing is committed in Kafka. */
  afterInsert?(batch: Batch): Promise<void>;
}

export interface Tables {
  readonly lines: SaleLines;
  readonly deadLetters: DeadLetters;
  readonly controlTotals: ControlTotals;
  readonly personalValues: PersonalValues;
  readonly earlier: EarlierTries;
  readonly inserts: JournalledInsert;
}

/**
 * Writes a batch exactly once: rows under the batch's token, then records and offset in one transaction. Before the first row, the journal
 * has whatever could be decided otherwise the next time.
 */
export class SalesWriter {
  constructor(
    private readonly tables: Tables,
    private readonly hooks: SettleHooks = {},
  ) {}

  /** May be repeated after any failure, in this process or another: the token makes the second time change nothing. */
  async settle(batch: Batch, effects: BatchEffects): Promise<void> {
    await this.hooks.beforeInsert?.(batch);
    const { applied, target, written, done } = decodePartitionNote(batch.state);
    const isWritten = written !== undefined && written === batch.formedAtMs;
    if (!isWritten) await batch.step('write', () => this.write(batch, effects));
    await this.hooks.afterInsert?.(batch);
    const kept = batch.piece && !batch.piece.isLast ? done : undefined;
    await batch.settle(effects.records, encodePartitionNote({ applied, target, done: kept }));
  }

  private async write(batch: Batch, effects: BatchEffects): Promise<void> {
    const { unknownTenants, earlier } = effects;
    let entry = earlier.entry?.id;
    if (unknownTenants.length > 0 && entry === undefined)
      entry = await this.tables.inserts.note(batch, { unknownTenants, rows: [] });
    await batch.retry('write to ClickHouse', () => this.insert(batch, effects));
    if (!batch.isRepeated) return;
    entry = (await this.complete(batch, effects)) ?? entry;
    await this.noteWritten(batch, entry);
  }

  private async insert(batch: Batch, { rows, earlier, personal, deadLetters, totals }: BatchEffects): Promise<void> {
    const { lines, deadLetters: letters, controlTotals, personalValues } = this.tables;
    await Promise.all([
      lines.append(earlier.underToken(rows), batch.token),
      mayHaveLetters(batch)
        ? letters.appendMissing(deadLetters, batch.token)
        : letters.append(deadLetters, batch.token),
      controlTotals.append(totals, batch.token),
      personalValues.append(personal, batch.token),
    ]);
  }

  /**
   * Rows that the token keeps out, because their month was there already, go in under a journal entry's token. @returns the new entry, if
   * one was needed
   */
  private async complete(batch: Batch, { rows, earlier, unknownTenants }: BatchEffects): Promise<string | undefined> {
    const { inserts, earlier: tries } = this.tables;
    if (earlier.entry) await inserts.insert(batch, earlier.entry.id, earlier.entry);
    const missing = await batch.retry('rows of an earlier try', () => tries.missing(batch, rows));
    if (missing.length === 0) return undefined;
    const entry = { unknownTenants, rows: missing };
    const id = await inserts.note(batch, entry);
    await inserts.insert(batch, id, entry);
    return id;
  }

  /**
   * A batch may stay unsettled for hours, and ClickHouse recognises the latest blocks only: once this is noted, no try sends its rows
   * again. The first try does not note it, which saves a transaction.
   */
  private async noteWritten({ state, formedAtMs, commit }: Batch, entry: string | undefined): Promise<void> {
    if (formedAtMs === undefined) return;
    const { applied, target, done } = decodePartitionNote(state);
    await commit([], encodePartitionNote({ applied, target, entry, written: formedAtMs, done }));
  }
}
