import { Controller, Inject } from '@nestjs/common';
import { Payload } from '@nestjs/microservices';
import { type Batch, BeforeCut, OnBatch, OnClaimed, type PartitionTurn } from '@vitrine/bus';
import {
  Clock,
  JudgedBatches,
  type Judgement,
  type Outcome,
  reject,
  TenantDirectory,
  type TenantEntry,
  TopicDirectory,
} from '@vitrine/consumer';
import { type CatalogEvent, topics } from '@vitrine/contracts';
import { ControlTotals, PersonalValues } from '@vitrine/warehouse';
import type { KafkaMessage } from 'kafkajs';
import { countFindings, type Found } from '../personal/count-findings.js';
import { takeBackCounts } from '../personal/take-back-counts.js';
import { Strangers } from '../tenants/strangers.js';
import { acceptedRecords } from './accepted-entry.js';
import { CatalogWriter, type Versioned } from './catalog-writer.js';
import { protectEntry } from './protect-entry.js';
import { readCatalogEvent } from './read-catalog-event.js';
import { versionOf } from './version-of.js';

/** Judges raw catalogue entries a batch at a time, here and nowhere else, upserts them, and tells every pod. */
@Controller()
export class CatalogConsumer {
  constructor(
    @Inject(TenantDirectory) private readonly tenants: TenantDirectory,
    @Inject(Strangers) private readonly strangers: Strangers,
    @Inject(TopicDirectory) private readonly topicDirectory: TopicDirectory,
    @Inject(CatalogWriter) private readonly writer: CatalogWriter,
    @Inject(ControlTotals) private readonly controlTotals: ControlTotals,
    @Inject(PersonalValues) private readonly personalValues: PersonalValues,
    @Inject(JudgedBatches) private readonly batches: JudgedBatches,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  @OnClaimed(topics.catalogRaw)
  async prepare(@Payload() turn: PartitionTurn): Promise<void> {
    await this.batches.prepare(turn);
  }

  @BeforeCut(topics.catalogRaw)
  beforeCut(@Payload() batch: Batch): Promise<void> {
    const { controlTotals, personalValues } = this;
    return takeBackCounts(batch, { controlTotals, personalValues });
  }

  @OnBatch(topics.catalogRaw)
  async onCatalog(@Payload() batch: Batch): Promise<void> {
    await this.batches.settle(batch, (whole) => this.judge(whole));
  }

  /** The records for every pod go with the offset. */
  private async judge(batch: Batch): Promise<Judgement> {
    const { outcomes, entries } = await batch.step('judge', () => this.decide(batch));
    await batch.step('write', () => this.write(batch, entries));
    return { outcomes, records: acceptedRecords(entries, this.topicDirectory) };
  }

  private async decide(batch: Batch): Promise<Decided> {
    const { partition, partitions, messages } = batch;
    const read = messages.map((message) => readCatalogEvent(message, { key: message.key, partition, partitions }));
    const named = tenantsOf(read);
    const strangers = await this.strangers.among(named, batch);
    await batch.retry('tenants', () => this.tenants.load(named));
    const tenantOf: TenantOf = (id) => (strangers.has(id) ? undefined : this.tenants.get(id));
    const outcomes = read.map((outcome) => ofKnownTenant(outcome, tenantOf));
    return { outcomes, entries: accepted(outcomes, messages, tenantOf) };
  }

  private async write(batch: Batch, entries: Decided['entries']): Promise<void> {
    // An earlier version may have accepted less of this batch, and its token would keep out the rest. Versions make a repeat harmless.
    const token = batch.isRepeated ? `${batch.token}:again:${this.clock.nowMs()}` : batch.token;
    await batch.retry('write the catalogue', () => this.writer.write(entries, token));
    await batch.retry('write to ClickHouse', () => this.personalValues.append(countFindings(entries), batch.token));
  }
}

interface Decided {
  readonly outcomes: readonly Outcome<CatalogEvent>[];
  readonly entries: readonly (Versioned & Found)[];
}

const tenantsOf = (read: readonly Outcome<CatalogEvent>[]): Set<string> =>
  new Set(read.flatMap((outcome) => (outcome.kind === 'accepted' ? [outcome.value.tenantId] : [])));

type TenantOf = (tenantId: string) => TenantEntry | undefined;

const ofKnownTenant = (outcome: Outcome<CatalogEvent>, tenantOf: TenantOf): Outcome<CatalogEvent> =>
  outcome.kind === 'accepted' && tenantOf(outcome.value.tenantId) === undefined
    ? reject('unknown_tenant', '/tenantId')
    : outcome;

/**
 * Entries with their versions, and without personal values where none belong. Of several events of one entry in the batch the later ones
 * get higher versions.
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
