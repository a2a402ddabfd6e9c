import { Controller, Inject } from '@nestjs/common';
import { Payload } from '@nestjs/microservices';
import { type Batch, BetweenBatches, OnBatch, OnClaimed, OnReleased, type PartitionTurn } from '@vitrine/bus';
import { topics } from '@vitrine/contracts';
import { TicketPartitions } from './ticket-partitions.js';

/** Accepted tickets, a batch of one partition at a time. */
@Controller()
export class TicketsConsumer {
  constructor(@Inject(TicketPartitions) private readonly partitions: TicketPartitions) {}

  @OnClaimed(topics.salesAccepted)
  claim(@Payload() turn: PartitionTurn): Promise<void> {
    return this.partitions.claim(turn);
  }

  @OnReleased(topics.salesAccepted)
  release(@Payload() partition: number): void {
    this.partitions.release(partition);
  }

  @BetweenBatches(topics.salesAccepted)
  between(@Payload() turn: PartitionTurn): Promise<void> {
    return this.partitions.turn(turn);
  }

  @OnBatch(topics.salesAccepted)
  onTickets(@Payload() batch: Batch): Promise<void> {
    return this.partitions.settle(batch);
  }
}
