import { Controller, Inject } from '@nestjs/common';
import { Payload } from '@nestjs/microservices';
import { type Batch, BeforeCut, OnBatch, OnClaimed, type PartitionTurn } from '@vitrine/bus';
import { topics } from '@vitrine/contracts';
import { acceptedOf, JudgedBatches, type Judgement, readAcceptedTicket } from '../../index.js';
import { tallyUse } from './tally-use.fixture.js';
import { TallyWriter } from './tally-writer.fixture.js';

/** Counts accepted tickets: the steps of the smallest service that there can be. */
@Controller()
export class TallyConsumer {
  constructor(
    @Inject(JudgedBatches) private readonly batches: JudgedBatches,
    @Inject(TallyWriter) private readonly tally: TallyWriter,
  ) {}

  @OnClaimed(topics.salesAccepted)
  prepare(@Payload() turn: PartitionTurn): Promise<void> {
    return this.batches.prepare(turn);
  }

  @BeforeCut(topics.salesAccepted)
  beforeCut(@Payload() batch: Batch): Promise<void> {
    return this.batches.beforeCut(batch);
  }

  @OnBatch(topics.salesAccepted)
  onAccepted(@Payload() batch: Batch): Promise<void> {
    return this.batches.settle(batch, (whole) => this.judge(whole));
  }

  private async judge(batch: Batch): Promise<Judgement> {
    const outcomes = batch.messages.map((message) => readAcceptedTicket(message, tallyUse.group));
    const write = () => this.tally.append(acceptedOf(outcomes), batch.token);
    await batch.step('write', () => batch.retry('write to ClickHouse', write));
    return { outcomes };
  }
}
