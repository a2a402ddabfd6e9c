import { Controller, Inject } from '@nestjs/common';
import { Payload } from '@nestjs/microservices';
import {
  type Batch,
  BeforeCut,
  BetweenBatches,
  OnBatch,
  OnClaimed,
  OnReleased,
  type PartitionTurn,
} from '@vitrine/bus';
import { BatchMetrics, Clock, TenantDirectory, TopicDirectory } from '@vitrine/consumer';
import { topics } from '@vitrine/contracts';
import { Catalogue } from '../catalog/catalogue.js';
import { CatalogueFeed } from '../catalog/catalogue-feed.js';
import { decodePartitionNote } from '../journal/partition-note.js';
import { Restater } from '../restate/restater.js';
import { effectsOf } from './batch-effects.js';
import { BatchCutter, effectsOfLast } from './cut-batch.js';
import { decideBatch } from './decide-batch.js';
import { EarlierTries } from './earlier-try.js';
import { KnownTickets } from './known-tickets.js';
import { SalesWriter } from './sales-writer.js';

/** Raw tickets: judged a batch at a time, written exactly once. */
@Controller()
export class SalesConsumer {
  constructor(
    @Inject(TenantDirectory) private readonly tenants: TenantDirectory,
    @Inject(KnownTickets) private readonly known: KnownTickets,
    @Inject(EarlierTries) private readonly earlier: EarlierTries,
    @Inject(Catalogue) private readonly catalogue: Catalogue,
    @Inject(CatalogueFeed) private readonly feed: CatalogueFeed,
    @Inject(Restater) private readonly restater: Restater,
    @Inject(TopicDirectory) private readonly topicDirectory: TopicDirectory,
    @Inject(SalesWriter) private readonly writer: SalesWriter,
    @Inject(BatchCutter) private readonly cutter: BatchCutter,
    @Inject(BatchMetrics) private readonly metrics: BatchMetrics,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  /** Before the first batch: learns which tickets have been seen, and waits for the catalogue that the last owner knew. */
  @OnClaimed(topics.salesRaw)
  async prepare(@Payload() turn: PartitionTurn): Promise<void> {
    await turn.retry('partitions', () => this.topicDirectory.refresh());
    const { applied, target } = decodePartitionNote(turn.state);
    await turn.retry('catalogue', () => this.feed.caughtUp(target ?? applied));
    await turn.retry('known tickets', () => this.known.rebuild(turn.partition, turn.partitions));
  }

  @OnReleased(topics.salesRaw)
  release(@Payload() partition: number): void {
    this.known.forget(partition);
    this.restater.released(partition);
  }

  /** The catalogue moved on: sales that waited for a cost or a store get it now. */
  @BetweenBatches(topics.salesRaw)
  async between(@Payload() turn: PartitionTurn): Promise<void> {
    await this.restater.catchUp(turn);
  }

  @BeforeCut(topics.salesRaw)
  beforeCut(@Payload() batch: Batch): Promise<string> {
    return this.cutter.prepare(batch);
  }

  @OnBatch(topics.salesRaw)
  async onSales(@Payload() batch: Batch): Promise<void> {
    const started = performance.now();
    if (batch.resort > 0) return this.giveUp(batch, started);
    const { tenants, known, earlier, catalogue, clock } = this;
    const deciders = { tenants, known, earlier, catalogue, clock };
    const decision = await batch.step('judge', () => decideBatch(batch, batch.partitions, deciders));
    const effects = effectsOf(batch, decision, this.topicDirectory, clock.nowMs(), catalogue.hasStore);
    await this.writer.settle(batch, effects);
    this.known.remember(
      batch.partition,
      decision.accepted.map(({ sale }) => sale),
    );
    this.metrics.batchSettled(batch, decision.outcomes, (performance.now() - started) / 1_000, clock.nowMs());
  }

  private async giveUp(batch: Batch, started: number): Promise<void> {
    const nowMs = this.clock.nowMs();
    const earlier = await this.earlier.of(batch);
    const { outcomes, accepted, effects } = effectsOfLast(batch, earlier, this.topicDirectory, nowMs);
    await this.writer.settle(batch, effects);
    this.known.remember(batch.partition, accepted);
    this.metrics.batchSettled(batch, outcomes, (performance.now() - started) / 1_000, this.clock.nowMs());
  }
}
