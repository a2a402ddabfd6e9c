import type { Batch, OutgoingRecord } from '@vitrine/bus';
import type { ControlTotals, DeadLetters } from '@vitrine/warehouse';
import type { Outcome } from '../sales/outcome.js';
import type { OutputTopics } from './refusals.js';
import { type Judged, refusalsOf } from './refusals.js';

/** Writes what a batch refused, and its control totals; hands back the records that go with the offset. */
export class RefusalWriter {
  constructor(
    private readonly deadLetters: DeadLetters,
    private readonly controlTotals: ControlTotals,
  ) {}

  async write(
    batch: Batch,
    outcomes: readonly Outcome<Judged>[],
    output: OutputTopics,
    nowMs: number,
  ): Promise<OutgoingRecord[]> {
    const { deadLetters, totals, records } = refusalsOf(batch, outcomes, output, nowMs);
    await batch.retry('write to ClickHouse', () =>
      Promise.all([this.deadLetters.append(deadLetters, batch.token), this.controlTotals.append(totals, batch.token)]),
    );
    return records;
  }
}
