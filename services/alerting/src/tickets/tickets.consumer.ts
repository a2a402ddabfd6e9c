import { Controller, Inject } from '@nestjs/common';
import { Payload } from '@nestjs/microservices';
import { type Batch, OnBatch, OnClaimed, type PartitionTurn } from '@vitrine/bus';
import { BatchMetrics, Clock, readAcceptedTicket, reject, TopicDirectory } from '@vitrine/consumer';
import { topics } from '@vitrine/contracts';

/** Accepted tickets, a batch of one partition at a time. */
@Controller()
export class TicketsConsumer {
  constructor(
    @Inject(TopicDirectory) private readonly topicDirectory: TopicDirectory,
    @Inject(BatchMetrics) private readonly metrics: BatchMetrics,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  @OnClaimed(topics.salesAccepted)
  async claim(@Payload() turn: PartitionTurn): Promise<void> {
    await turn.retry('partitions', () => this.topicDirectory.refresh());
  }

  @OnBatch(topics.salesAccepted)
  async onTickets(@Payload() batch: Batch): Promise<void> {
    const started = performance.now();
    // A message that lets its batch not through is passed over: it is in the warehouse, and only rules miss it.
    const outcomes = batch.messages.map((message) =>
      batch.resort > 0 ? reject('unprocessable') : readAcceptedTicket(message),
    );
    await batch.settle([]);
    this.metrics.batchSettled(batch, outcomes, (performance.now() - started) / 1_000, this.clock.nowMs());
  }
}
