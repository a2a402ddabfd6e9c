import { Controller, Inject } from '@nestjs/common';
import { Payload } from '@nestjs/microservices';
import { type Batch, BetweenBatches, OnBatch, OnClaimed, OnReleased, type PartitionTurn } from '@vitrine/bus';
import { topics } from '@vitrine/contracts';
import { PartialPartitions } from './partial-partitions.js';

/** Partial sums of what spans stores, a batch of one partition at a time. */
@Controller()
export class PartialsConsumer {
  constructor(@Inject(PartialPartitions) private readonly partitions: PartialPartitions) {}

  @OnClaimed(topics.alertsPartials)
  claim(@Payload() turn: PartitionTurn): Promise<void> {
    return this.partitions.claim(turn);
  }

  @OnReleased(topics.alertsPartials)
  release(@Payload() partition: number): void {
    this.partitions.release(partition);
  }

  @BetweenBatches(topics.alertsPartials)
  between(@Payload() turn: PartitionTurn): Promise<void> {
    return this.partitions.turn(turn);
  }

  @OnBatch(topics.alertsPartials)
  onPartials(@Payload() batch: Batch): Promise<void> {
    return this.partitions.settle(batch);
  }
}
