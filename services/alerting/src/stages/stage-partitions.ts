import type { Batch, PartitionTurn } from '@vitrine/bus';
import type { BatchMetrics } from '@vitrine/consumer';
import { StagePartition, type StageParts } from './stage-partition.js';

/** The partitions of a stage that are ours. */
export class StagePartitions<Input> {
  private readonly owned = new Map<number, StagePartition<Input>>();

  constructor(
    private readonly parts: StageParts<Input>,
    private readonly metrics: BatchMetrics,
  ) {}

  async claim(turn: PartitionTurn): Promise<void> {
    this.owned.set(turn.partition, await StagePartition.claim(this.parts, turn));
  }

  release(partition: number): void {
    this.owned.get(partition)?.release();
    this.owned.delete(partition);
  }

  turn(turn: PartitionTurn): Promise<void> {
    return this.ownedBy(turn).turn(turn);
  }

  async settle(batch: Batch): Promise<void> {
    const started = performance.now();
    const outcomes = await this.ownedBy(batch).settle(batch);
    this.metrics.batchSettled(batch, outcomes, (performance.now() - started) / 1_000, this.parts.clock.nowMs());
  }

  private ownedBy({ topic, partition }: PartitionTurn): StagePartition<Input> {
    const owned = this.owned.get(partition);
    if (!owned) throw new Error(`Partition ${partition} of ${topic} was never claimed.`);
    return owned;
  }
}
