import type { Batch, OutgoingRecord, PartitionTurn } from '@vitrine/bus';
import type { ControlTotals } from '@vitrine/warehouse';
import type { Clock } from '../clock.js';
import type { BatchMetrics } from '../metrics/batch-metrics.js';
import { type Outcome, reject } from '../outcomes/outcome.js';
import { withoutContent } from '../refusals/give-up.js';
import type { RefusalWriter } from '../refusals/refusal-writer.js';
import type { Judged, OutputTopics } from '../refusals/refusals.js';
import { takeBackTotals } from './take-back-totals.js';

/** What became of a batch: one outcome per message, in order, and the records that go with its offset. */
export interface Judgement {
  readonly outcomes: readonly Outcome<Judged>[];
  readonly records?: readonly OutgoingRecord[];
}

interface Parts {
  readonly refusals: RefusalWriter;
  readonly controlTotals: Pick<ControlTotals, 'takeBack'>;
  readonly topicDirectory: OutputTopics & { refresh(): Promise<void> };
  readonly metrics: BatchMetrics;
  readonly clock: Clock;
}

/** The steps of a batch that are the same in every service: judged, refused, counted, settled and measured. */
export class JudgedBatches {
  constructor(private readonly parts: Parts) {}

  /** For `@OnClaimed`: learns the topics' partitions, to which records go out. */
  async prepare(turn: PartitionTurn): Promise<void> {
    await turn.retry('partitions', () => this.parts.topicDirectory.refresh());
  }

  /** For `@BeforeCut`: takes back the control totals of the whole batch. */
  beforeCut(batch: Batch): Promise<void> {
    return takeBackTotals(batch, this.parts.controlTotals);
  }

  /**
   * For `@OnBatch`. `judge` decides, and writes what it accepts under `batch.token`, each as a `batch.step`. It is not asked about a
   * message that is given up. `note` is what the partition's note says when the batch, or its last piece, is settled.
   */
  async settle(batch: Batch, judge: (batch: Batch) => Promise<Judgement>, note = ''): Promise<void> {
    const { refusals, topicDirectory, metrics, clock } = this.parts;
    const started = performance.now();
    const { outcomes, records = [] } = batch.resort > 0 ? givenUp(batch) : await judge(batch);
    const refused = await batch.step('write', () =>
      refusals.write(withoutContent(batch), outcomes, topicDirectory, clock.nowMs()),
    );
    await batch.settle([...records, ...refused], batch.piece && !batch.piece.isLast ? batch.state : note);
    metrics.batchSettled(batch, outcomes, (performance.now() - started) / 1_000, clock.nowMs());
  }
}

const givenUp = ({ messages }: Batch): Judgement => ({ outcomes: messages.map(() => reject('unprocessable')) });
