import { Controller, Inject } from '@nestjs/common';
import { Payload } from '@nestjs/microservices';
import { type Batch, BeforeCut, OnBatch, OnClaimed, type OutgoingRecord, type PartitionTurn } from '@vitrine/bus';
import { type CatalogEvent, topics } from '@vitrine/contracts';
import { ControlTotals, PersonalValues } from '@vitrine/warehouse';
import type { KafkaMessage } from 'kafkajs';
import { Clock } from '../clock.js';
import { takeBackCounts } from '../control/take-back-counts.js';
import { withoutContent } from '../dead-letters/give-up.js';
import { RefusalWriter } from '../dead-letters/refusal-writer.js';
import { countFindings, type Found } from '../personal/count-findings.js';
import { ProcessingMetrics } from '../processing-metrics.js';
import { type Outcome, reject } from '../sales/outcome.js';
import { Strangers } from '../tenants/strangers.js';
import { TenantDirectory, type TenantEntry } from '../tenants/tenant-directory.js';
import { TopicDirectory } from '../topic-directory.js';
import { acceptedRecords } from './accepted-entry.js';
import { CatalogWriter, type Versioned } from './catalog-writer.js';
import { protectEntry } from './protect-entry.js';
import { readCatalogEvent } from './read-catalog-event.js';
import { versionOf } from './version-of.js';

/** Raw catalogue entries: judged a batch at a time, here and nowhere else, upserted, and told to every pod. */
@Controller()
export class CatalogConsumer {
  constructor(
    @Inject(TenantDirectory) private readonly tenants: TenantDirectory,
    @Inject(Strangers) private readonly strangers: Strangers,
    @Inject(TopicDirectory) private readonly topicDirectory: TopicDirectory,
    @Inject(CatalogWriter) private readonly writer: CatalogWriter,
    @Inject(ControlTotals) private readonly controlTotals: ControlTotals,
    @Inject(PersonalValues) private readonly personalValues: PersonalValues,
    @Inject(RefusalWriter) private readonly refusals: RefusalWriter,
    @Inject(ProcessingMetrics) private readonly metrics: ProcessingMetrics,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  @OnClaimed(topics.catalogRaw)
  async prepare(@Payload() turn: PartitionTurn): Promise<void> {
    await turn.retry('partitions', () => this.topicDirectory.refresh());
  }

  @BeforeCut(topics.catalogRaw)
  beforeCut(@Payload() batch: Batch): Promise<void> {
    const { controlTotals, personalValues } = this;
    return takeBackCounts(batch, { controlTotals, personalValues });
  }

  @OnBatch(topics.catalogRaw)
  async onCatalog(@Payload() batch: Batch): Promise<void> {
    const started = performance.now();
    const { outcomes, records } = batch.resort > 0 ? givenUp(batch) : await this.#judge(batch);
    const refused = await this.refusals.write(withoutContent(batch), outcomes, this.topicDirectory, this.clock.nowMs());
    // The note has done its work with the last piece: the next batch is another one.
    await batch.settle([...records, ...refused], batch.piece && !batch.piece.isLast ? batch.state : '');
    this.metrics.batchSettled(batch, outcomes, (performance.now() - started) / 1_000, this.clock.nowMs());
  }

  async #judge(batch: Batch): Promise<Judgement> {
    const { partition, partitions, messages } = batch;
    const read = messages.map((message) => readCatalogEvent(message, { key: message.key, partition, partitions }));
    const named = tenantsOf(read);
    const strangers = await this.strangers.among(named, batch);
    await batch.retry('tenants', () => this.tenants.load(named));
    const tenantOf: TenantOf = (id) => (strangers.has(id) ? undefined : this.tenants.get(id));
    const outcomes = read.map((outcome) => ofKnownTenant(outcome, tenantOf));
    const entries = accepted(outcomes, messages, tenantOf);
    // An earlier version may have accepted less of it: its token would keep out what is accepted now. Versions make it harmless.
    const token = batch.isRepeated ? `${batch.token}:again:${this.clock.nowMs()}` : batch.token;
    await batch.retry('write the catalogue', () => this.writer.write(entries, token));
    await batch.retry('write to ClickHouse', () => this.personalValues.append(countFindings(entries), batch.token));
    return { outcomes, records: acceptedRecords(entries, this.topicDirectory) };
  }
}

interface Judgement {
  readonly outcomes: readonly Outcome<CatalogEvent>[];
  /** What every pod is told of the accepted ones. */
  readonly records: readonly OutgoingRecord[];
}

const givenUp = ({ messages }: Batch): Judgement => ({
  outcomes: messages.map(() => reject('unprocessable')),
  records: [],
});

const tenantsOf = (read: readonly Outcome<CatalogEvent>[]): Set<string> =>
  new Set(read.flatMap((outcome) => (outcome.kind === 'accepted' ? [outcome.value.tenantId] : [])));

type TenantOf = (tenantId: string) => TenantEntry | undefined;

const ofKnownTenant = (outcome: Outcome<CatalogEvent>, tenantOf: TenantOf): Outcome<CatalogEvent> =>
  outcome.kind === 'accepted' && tenantOf(outcome.value.tenantId) === undefined
    ? reject('unknown_tenant', '/tenantId')
    : outcome;

/**
 * Without personal values where none belong, and with their versions; of several events of one entry in the batch the later ones get
 * higher versions.
 */
function accepted(
  outcomes: readonly Outcome<CatalogEvent>[],
  messages: readonly KafkaMessage[],
  tenantOf: TenantOf,
): (Versioned & Found)[] {
  return outcomes.flatMap((outcome, index) => {
    if (outcome.kind !== 'accepted') return [];
    const message = messages[index] as KafkaMessage;
    const { id: tenantId, key } = tenantOf(outcome.value.tenantId) as TenantEntry;
    const entry = protectEntry(key, outcome.value);
    return [{ ...entry, tenantId, version: versionOf(message), receivedAtMs: Number(message.timestamp) }];
  });
}
