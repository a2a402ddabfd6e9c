import { Controller, Inject } from '@nestjs/common';
import { Payload } from '@nestjs/microservices';
import { type Batch, OnBatch, OnClaimed, type PartitionTurn } from '@vitrine/bus';
import { type CatalogEvent, topics } from '@vitrine/contracts';
import type { KafkaMessage } from 'kafkajs';
import { Clock } from '../clock.js';
import { RefusalWriter } from '../dead-letters/refusal-writer.js';
import { ProcessingMetrics } from '../processing-metrics.js';
import { type Outcome, reject } from '../sales/outcome.js';
import { Strangers } from '../tenants/strangers.js';
import { TopicDirectory } from '../topic-directory.js';
import { acceptedRecords } from './accepted-entry.js';
import { CatalogWriter, type Versioned } from './catalog-writer.js';
import { readCatalogEvent } from './read-catalog-event.js';
import { versionOf } from './version-of.js';

/** Raw catalogue entries: judged a batch at a time, here and nowhere else, upserted, and told to every pod. */
@Controller()
export class CatalogConsumer {
  constructor(
    @Inject(Strangers) private readonly strangers: Strangers,
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
    const strangers = await this.strangers.among(tenantsOf(read), batch);
    const outcomes = read.map((outcome) => ofKnownTenant(outcome, strangers));
    const entries = accepted(outcomes, messages);
    // An earlier version may have accepted less of it: its token would keep out what is accepted now. Versions make it harmless.
    const token = batch.isRepeated ? `${batch.token}:again:${this.clock.nowMs()}` : batch.token;
    await batch.retry('write the catalogue', () => this.writer.write(entries, token));
    const refused = await this.refusals.write(batch, outcomes, this.topicDirectory, this.clock.nowMs());
    // The note has done its work: the next batch is another one.
    await batch.settle([...acceptedRecords(entries, this.topicDirectory), ...refused], '');
    this.metrics.batchSettled(batch, outcomes, (performance.now() - started) / 1_000, this.clock.nowMs());
  }
}

const tenantsOf = (read: readonly Outcome<CatalogEvent>[]): Set<string> =>
  new Set(read.flatMap((outcome) => (outcome.kind === 'accepted' ? [outcome.value.tenantId] : [])));

const ofKnownTenant = (outcome: Outcome<CatalogEvent>, strangers: ReadonlySet<string>): Outcome<CatalogEvent> =>
  outcome.kind === 'accepted' && strangers.has(outcome.value.tenantId)
    ? reject('unknown_tenant', '/tenantId')
    : outcome;

/** With their versions; of several events of one entry in the batch the later ones get higher versions. */
function accepted(outcomes: readonly Outcome<CatalogEvent>[], messages: readonly KafkaMessage[]): Versioned[] {
  return outcomes.flatMap((outcome, index) =>
    outcome.kind === 'accepted' ? [{ event: outcome.value, version: versionOf(messages[index] as KafkaMessage) }] : [],
  );
}
