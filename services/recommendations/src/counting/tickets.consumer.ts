import { Controller, Inject } from '@nestjs/common';
import { Payload } from '@nestjs/microservices';
import { type Batch, BeforeCut, BetweenBatches, OnBatch, OnClaimed, type PartitionTurn } from '@vitrine/bus';
import { acceptedOf, JudgedBatches, type Judgement } from '@vitrine/consumer';
import { topics } from '@vitrine/contracts';
import { toldOf } from '@vitrine/recommend';
import { BasketWriter, type CountingBatch } from './basket-writer.js';
import { HistoryFill } from './history-fill.js';
import { readAtHome } from './read-at-home.js';

/** Accepted tickets, a batch of one partition at a time; history that was there before us comes first. */
@Controller()
export class TicketsConsumer {
  constructor(
    @Inject(JudgedBatches) private readonly batches: JudgedBatches,
    @Inject(BasketWriter) private readonly writer: BasketWriter,
    @Inject(HistoryFill) private readonly history: HistoryFill,
  ) {}

  @OnClaimed(topics.salesAccepted)
  async claim(@Payload() turn: PartitionTurn): Promise<void> {
    await this.batches.prepare(turn);
    await this.history.fill(turn);
  }

  /** Sales may have been deleted from the topic while we were behind: the facts have them. */
  @BetweenBatches(topics.salesAccepted)
  between(@Payload() turn: PartitionTurn): Promise<void> {
    return this.history.fill(turn);
  }

  @BeforeCut(topics.salesAccepted)
  async beforeCut(@Payload() batch: Batch): Promise<string> {
    await this.batches.beforeCut(batch);
    await batch.retry('write to ClickHouse', () => this.writer.complete(countingOf(batch)));
    return batch.state;
  }

  @OnBatch(topics.salesAccepted)
  onTickets(@Payload() batch: Batch): Promise<void> {
    return this.batches.settle(batch, (whole) => this.judge(whole), batch.state);
  }

  private async judge(batch: Batch): Promise<Judgement> {
    const outcomes = await batch.step('judge', async () => batch.messages.map(readAtHome(batch)));
    const told = acceptedOf(outcomes).map(toldOf);
    const write = () => this.writer.count(told, countingOf(batch), assertOwnedIn(batch));
    await batch.step('write', () => batch.retry('write to ClickHouse', write));
    return { outcomes };
  }
}

/** Of the first insert, the next owner makes the same under the same token. Where it goes on from there, we may not add another. */
const assertOwnedIn = (batch: Batch) => async (at: number) => {
  if (at > 0) await batch.commit([], batch.state);
};

const countingOf = ({ token, partition, formedAtMs }: Batch): CountingBatch => ({
  token,
  sourcePartition: partition,
  formedAtMs,
});
