import type { Batch } from '@vitrine/bus';
import { accept, type Outcome, type OutputTopics, refusalsOf, reject, withoutContent } from '@vitrine/consumer';
import type { SaleLineRow, SaleLines } from '@vitrine/warehouse';
import type { JournalledInsert } from '../journal/journalled-insert.js';
import { decodePartitionNote, encodePartitionNote } from '../journal/partition-note.js';
import { type CountTables, takeBackCounts } from '../personal/take-back-counts.js';
import type { EarlierTries, EarlierTry } from './earlier-try.js';
import type { BatchEffects } from './sales-writer.js';

/** Gets a batch that does not get through ready for being settled in pieces. Everything may be repeated after any failure. */
export class BatchCutter {
  constructor(
    private readonly tables: {
      readonly lines: Pick<SaleLines, 'append'>;
      readonly counts: CountTables;
      readonly earlier: EarlierTries;
      readonly inserts: JournalledInsert;
    },
  ) {}

  /**
   * Completes, under their tokens, the inserts that the tries of a batch began. Then writes them down with their verdicts, so that no piece
   * sends any of them again. @returns the state that the pieces go by
   */
  async prepare(batch: Batch): Promise<string> {
    const { lines, counts, earlier, inserts } = this.tables;
    const tried = await earlier.of(batch);
    await batch.retry('write to ClickHouse', () => lines.append(tried.underToken([]), batch.token));
    if (tried.entry) await inserts.insert(batch, tried.entry.id, tried.entry);
    await takeBackCounts(batch, counts);
    const { rows, unknownTenants } = tried;
    const hasDecided = rows.length > 0 || unknownTenants.length > 0;
    const done = hasDecided ? await inserts.write(batch, { rows, unknownTenants }) : undefined;
    const { applied, target } = decodePartitionNote(batch.state);
    return encodePartitionNote({ applied, target, done });
  }
}

/**
 * What is written for a message that is given up. Nothing is judged here, because judging may be what fails. A message whose rows are in
 * the facts stays accepted; only its event is not sent. Rows that only take back are no ticket, and its producer is told.
 */
export function effectsOfLast(batch: Batch, earlier: EarlierTry, output: OutputTopics, nowMs: number): LastEffects {
  const accepted = earlier.rowsOf(batch.range.first, 1) ?? [];
  const [row] = accepted;
  const outcome = row === undefined ? reject('unprocessable') : accept({ tenantId: row.tenantId });
  const outcomes = batch.messages.map(() => outcome);
  const refusals = refusalsOf(withoutContent(batch), outcomes, output, nowMs);
  return { outcomes, accepted, effects: { ...refusals, rows: [], unknownTenants: [], personal: [], earlier } };
}

export interface LastEffects {
  readonly outcomes: readonly Outcome<{ readonly tenantId: string }>[];
  /** The rows by which the message counts. */
  readonly accepted: readonly SaleLineRow[];
  readonly effects: BatchEffects;
}
