import { Controller, Inject } from '@nestjs/common';
import { Payload } from '@nestjs/microservices';
import { type Batch, BeforeCut, OnBatch, OnClaimed, type PartitionTurn } from '@vitrine/bus';
import { acceptedOf, JudgedBatches, type Judgement } from '@vitrine/consumer';
import { topics } from '@vitrine/contracts';
import { RecommendationFeedbackLog } from '@vitrine/warehouse';
import { feedbackRow, readFeedback } from './read-feedback.js';

/** What became of offers. A record that comes again, or is cut out of its batch, may be written twice: readers count it once. */
@Controller()
export class FeedbackConsumer {
  constructor(
    @Inject(JudgedBatches) private readonly batches: JudgedBatches,
    @Inject(RecommendationFeedbackLog) private readonly log: RecommendationFeedbackLog,
  ) {}

  @OnClaimed(topics.recommendationFeedback)
  prepare(@Payload() turn: PartitionTurn): Promise<void> {
    return this.batches.prepare(turn);
  }

  @BeforeCut(topics.recommendationFeedback)
  beforeCut(@Payload() batch: Batch): Promise<void> {
    return this.batches.beforeCut(batch);
  }

  @OnBatch(topics.recommendationFeedback)
  onFeedback(@Payload() batch: Batch): Promise<void> {
    return this.batches.settle(batch, (whole) => this.judge(whole));
  }

  private async judge(batch: Batch): Promise<Judgement> {
    const outcomes = batch.messages.map(readFeedback);
    const rows = acceptedOf(outcomes).map(feedbackRow);
    await batch.step('write', () => batch.retry('write to ClickHouse', () => this.log.append(rows, batch.token)));
    return { outcomes };
  }
}
