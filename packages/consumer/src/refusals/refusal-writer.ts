import type { Batch, OutgoingRecord } from '@vitrine/bus';
import type { ControlTotals, DeadLetters } from '@vitrine/warehouse';
import type { Outcome } from '../outcomes/outcome.js';
import type { IsStore } from './dead-letter.js';
import { mayHaveLetters } from './give-up.js';
import { type Judged, type OutputTopics, refusalsOf } from './refusals.js';

/** Writes what a batch refused, and its control totals; hands back the records that go with the offset. */
export class RefusalWriter {
  constructor(
    private readonly deadLetters: DeadLetters,
    private readonly controlTotals: ControlTotals,
    private readonly isStore?: IsStore,
  ) {}

  async write(
    batch: Batch,
    outcomes: readonly Outcome<Judged>[],
    output: OutputTopics,
    nowMs: number,
  ): Promise<OutgoingRecord[]> {
    const { deadLetters, totals, records } = refusalsOf(batch, outcomes, output, nowMs, this.isStore);
    await batch.retry('write to ClickHouse', () =>
      Promise.all([
        mayHaveLetters(batch)
          ? this.deadLetters.appendMissing(deadLetters, batch.token)
          : this.deadLetters.append(deadLetters, batch.token),
        this.controlTotals.append(totals, batch.token),
      ]),
    );
    return records;
  }
}
