import { Controller, Inject } from '@nestjs/common';
import { Payload } from '@nestjs/microservices';
import { type Batch, OnBatch, OnClaimed, type PartitionTurn } from '@vitrine/bus';
import { type CatalogEvent, topics } from '@vitrine/contracts';
import type { KafkaMessage } from 'kafkajs';
import { Clock } from '../clock.js';
import { RefusalWriter } from '../dead-letters/refusal-writer.js';
import { ProcessingMetrics } from '../processing-metrics.js';
import { type Outcome, reject } from '../sales/outcome.js';
import { TenantDirectory } from '../tenants/tenant-directory.js';
import { TopicDirectory } from '../topic-directory.js';
import { CatalogWriter, type Versioned } from './catalog-writer.js';
import { readCatalogEvent } from './read-catalog-event.js';
import { versionOf } from './version-of.js';

/** Raw catalogue entries: judged a batch at a time, upserted. */
@Controller()
export class CatalogConsumer {
  constructor(
    @Inject(TenantDirectory) private readonly tenants: TenantDirectory,
    @Inject(TopicDirectory) private readonly topicDirectory: TopicDirectory,
    @Inject(CatalogWriter) private readonly writer: CatalogWriter,
    @Inject(RefusalWriter) private readonly refusals: RefusalWriter,
    @Inject(ProcessingMetrics) private readonly metrics: ProcessingMetrics,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  @OnClaimed(topics.catalogRaw)
  async prepare(@Payload() turn: PartitionTurn): Promise<void> {
    await turn.retry('partitions', () => this.topicDirectory.refresh());
  }

  @OnBatch(topics.catalogRaw)
  async onCatalog(@Payload() batch: Batch): Promise<void> {
    const started = performance.now();
    const { partition, partitions, messages } = batch;
    const read = messages.map((message) => readCatalogEvent(message, { key: message.key, partition, partitions }));
    const tenantIds = new Set(read.flatMap((outcome) => (outcome.kind === 'accepted' ? [outcome.value.tenantId] : [])));
    await batch.retry('tenants', () => this.tenants.load(tenantIds));
    const outcomes = read.map((outcome) => this.#ofKnownTenant(outcome));
    // An earlier try may have known fewer tenants: its token would keep out what is accepted now. Versions make it harmless.
    const token = batch.isRepeated ? `${batch.token}:again:${this.clock.nowMs()}` : batch.token;
    await batch.retry('write the catalogue', () => this.writer.write(accepted(outcomes, messages), token));
    const records = await this.refusals.write(batch, outcomes, this.topicDirectory, this.clock.nowMs());
    await batch.settle(records);
    this.metrics.batchSettled(batch, outcomes, (performance.now() - started) / 1_000, this.clock.nowMs());
  }

  #ofKnownTenant(outcome: Outcome<CatalogEvent>): Outcome<CatalogEvent> {
    if (outcome.kind !== 'accepted' || this.tenants.get(outcome.value.tenantId)) return outcome;
    return reject('unknown_tenant', '/tenantId');
  }
}

/** With their versions; of several events of one entry in the batch the later ones get higher versions. */
function accepted(outcomes: readonly Outcome<CatalogEvent>[], messages: readonly KafkaMessage[]): Versioned[] {
  return outcomes.flatMap((outcome, index) =>
    outcome.kind === 'accepted' ? [{ event: outcome.value, version: versionOf(messages[index] as KafkaMessage) }] : [],
  );
}
