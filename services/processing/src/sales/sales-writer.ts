import { createHash } from 'node:crypto';
import type { Batch, OutgoingRecord } from '@vitrine/bus';
import type {
  ControlTotalRow,
  ControlTotals,
  DeadLetterRow,
  DeadLetters,
  SaleLineRow,
  SaleLines,
} from '@vitrine/warehouse';
import type { WrittenRows } from './written-rows.js';

/** Everything that one batch leaves behind. */
export interface BatchEffects {
  readonly rows: readonly SaleLineRow[];
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
  readonly written: WrittenRows;
}

/** Writes a batch exactly once: rows under the batch's token, then records and offset in one transaction. */
export class SalesWriter {
  constructor(
    private readonly tables: Tables,
    private readonly hooks: SettleHooks = {},
  ) {}

  /** May be repeated after any failure, in this process or another: the token makes the second time change nothing. */
  async settle(batch: Batch, effects: BatchEffects): Promise<void> {
    await this.hooks.beforeInsert?.(batch);
    await batch.retry('write to ClickHouse', () => this.#insert(batch, effects));
    await this.hooks.afterInsert?.(batch);
    await batch.settle(effects.records);
  }

  async #insert(batch: Batch, { rows, deadLetters, totals }: BatchEffects): Promise<void> {
    const { lines, deadLetters: letters, controlTotals } = this.tables;
    // What an earlier try has put into another month, under a date that a store's arrival has changed since, stays there.
    const wanted = batch.isRepeated ? await this.tables.written.repeatable(batch.partition, batch.range, rows) : rows;
    await Promise.all([
      lines.append(wanted, batch.token),
      letters.append(deadLetters, batch.token),
      controlTotals.append(totals, batch.token),
    ]);
    if (batch.isRepeated) await this.#complete(batch, rows);
  }

  /**
   * The earlier try may have decided otherwise, for example because a tenant was made in between; then the token keeps the
   * difference out. What is missing now goes in under a token of its own, which names the messages: a third try may miss others.
   */
  async #complete(batch: Batch, rows: readonly SaleLineRow[]): Promise<void> {
    const missing = await this.#missing(batch, rows);
    const offsets = new Set(missing.map((row) => row.sourceOffset));
    await this.tables.lines.append(missing, `${batch.token}:late:${digestOf([...offsets].join(','))}`);
  }

  #missing(batch: Batch, rows: readonly SaleLineRow[]): Promise<SaleLineRow[]> {
    return this.tables.written.missing(batch.partition, batch.range, rows);
  }
}

const digestOf = (text: string): string => createHash('sha256').update(text).digest('base64url').slice(0, 16);
