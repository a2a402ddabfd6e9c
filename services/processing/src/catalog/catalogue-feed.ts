import { randomUUID } from 'node:crypto';
import { type BusLog, type KafkaEnv, retry, topicName, withAdmin } from '@vitrine/bus';
import { kafkaUses, topics } from '@vitrine/contracts';
import type { ProductCosts, Products, Sellers, Stores } from '@vitrine/warehouse';
import type { Consumer, EachBatchPayload, Kafka } from 'kafkajs';
import type { Catalogue, CatalogueChange } from './catalogue.js';
import { covers, type OffsetVector } from './offset-vector.js';
import { readCatalogEvent } from './read-catalog-event.js';
import { versionOf } from './version-of.js';

export interface CatalogueTables {
  readonly stores: Stores;
  readonly sellers: Sellers;
  readonly products: Products;
  readonly costs: ProductCosts;
}

export interface FeedOptions {
  readonly kafka: Kafka;
  readonly env: KafkaEnv;
  /** The group that writes the catalogue, prefix included: what it has committed is in the warehouse. */
  readonly writerGroup: string;
  readonly log: BusLog;
}

interface LoggedChange {
  readonly partition: number;
  readonly offset: number;
  readonly change: CatalogueChange;
}

const CAUGHT_UP_POLL_MS = 20;
const MAX_LOGGED = 200_000;

/**
 * Keeps the whole catalogue in this process's memory: what the warehouse holds at the start, then every event of every
 * partition as it comes, in a consumer group of its own. Remembers which changes sales may have waited for.
 */
export class CatalogueFeed {
  #positions: number[] = [];
  #start: number[] = [];
  #ends: number[] = [];
  #log: LoggedChange[] = [];
  /** Partitions whose batch under way was left aside because reading starts again elsewhere. */
  readonly #skipped = new Set<number>();
  #consumer: Consumer | undefined;
  #isStopping = false;

  constructor(
    private readonly options: FeedOptions,
    private readonly catalogue: Catalogue,
    private readonly tables: CatalogueTables,
  ) {}

  /** Per partition the next offset to read: everything below is in the catalogue. */
  get position(): OffsetVector {
    return this.#positions;
  }

  get isLive(): boolean {
    return this.#ends.length > 0 && covers(this.#positions, this.#ends);
  }

  async start(): Promise<void> {
    await retry(() => this.#load(), {
      shouldRetry: () => !this.#isStopping,
      onRetry: (error, pauseMs) =>
        this.options.log.warn({ error: String(error), pauseMs }, 'the catalogue cannot be loaded yet'),
    });
    await this.#run();
  }

  async stop(): Promise<void> {
    this.#isStopping = true;
    await this.#consumer?.disconnect().catch(() => undefined);
  }

  /** Resolves when the catalogue is as new as it was when the feed started, and at least at `wanted`. */
  async caughtUp(wanted: OffsetVector): Promise<void> {
    while (!this.isLive || !covers(this.#positions, wanted)) {
      if (this.#isStopping) throw new Error('stopping');
      await new Promise((resolve) => setTimeout(resolve, CAUGHT_UP_POLL_MS));
    }
  }

  /** Changes at or behind `from` and before `to`; undefined when the log does not reach back that far. */
  changesBetween(from: OffsetVector, to: OffsetVector): CatalogueChange[] | undefined {
    if (!covers(from, this.#start)) return undefined;
    return this.#log
      .filter(({ partition, offset }) => offset >= (from[partition] ?? 0) && offset < (to[partition] ?? 0))
      .map(({ change }) => change);
  }

  /** Where the writers stand is read before the tables: what is in both is applied twice, which changes nothing. */
  async #load(): Promise<void> {
    const { kafka, env, writerGroup } = this.options;
    const topic = topicName(env, topics.catalogRaw);
    const { start, ends } = await withAdmin(kafka, async (admin) => {
      const [committed] = await admin.fetchOffsets({ groupId: writerGroup, topics: [topic] });
      const kept = (await admin.fetchTopicOffsets(topic)).sort((a, b) => a.partition - b.partition);
      const offsetOf = (partition: number) =>
        Number(committed?.partitions.find((one) => one.partition === partition)?.offset ?? -1);
      return {
        start: kept.map(({ partition, low }) => Math.max(offsetOf(partition), Number(low))),
        ends: kept.map(({ high }) => Number(high)),
      };
    });
    await this.#loadTables();
    this.#start = start;
    this.#positions = [...start];
    this.#ends = ends;
  }

  async #loadTables(): Promise<void> {
    const { stores, sellers, products, costs } = this.tables;
    for (const row of await stores.load())
      this.catalogue.addStore(row.tenantId, row.storeId, row.timeZone, Number(row.version));
    for (const row of await sellers.load()) this.catalogue.addSeller(row.tenantId, row.sellerId);
    for (const row of await products.load()) this.catalogue.addProduct(row.tenantId, row.productId);
    for (const row of await costs.load())
      this.catalogue.addProduct(row.tenantId, row.productId).set(row.costFrom, row.unitCostE4, Number(row.version));
  }

  async #run(): Promise<void> {
    const { kafka, env, log } = this.options;
    const topic = topicName(env, topics.catalogRaw);
    const groupId = `${env.KAFKA_TOPIC_PREFIX ?? ''}${kafkaUses.processing.podGroup}${randomUUID()}`;
    const consumer = kafka.consumer({
      groupId,
      maxWaitTimeInMs: 100,
      minBytes: 1,
      readUncommitted: false,
      retry: { retries: 1_000 },
    });
    this.#consumer = consumer;
    consumer.on('consumer.group_join', ({ payload: { memberAssignment } }) => {
      // The only member has every partition: also those that were added since.
      for (let added = this.#positions.length; added < (memberAssignment[topic]?.length ?? 0); added++)
        this.#positions.push(0);
      this.#seek(consumer, topic);
    });
    // Not from eachBatch: the end of a transaction moves the position too, without any message.
    consumer.on('consumer.end_batch_process', ({ payload: { partition, lastOffset } }) => {
      if (this.#skipped.delete(partition)) return;
      this.#positions[partition] = Math.max(this.#positions[partition] ?? 0, Number(lastOffset) + 1);
    });
    consumer.on('consumer.crash', ({ payload }) => {
      if (!payload.restart && !this.#isStopping) setTimeout(() => void this.#run(), 1_000);
    });
    try {
      await consumer.connect();
      await consumer.subscribe({ topic, fromBeginning: true });
      await consumer.run({ autoCommit: false, eachBatch: async (payload) => this.#eachBatch(payload) });
    } catch (error) {
      if (this.#isStopping) return;
      log.warn({ error: String(error) }, 'the catalogue feed starts again');
      await consumer.disconnect().catch(() => undefined);
      setTimeout(() => void this.#run(), 1_000);
    }
  }

  #seek(consumer: Consumer, topic: string): void {
    for (const [partition, offset] of this.#positions.entries())
      consumer.seek({ topic, partition, offset: String(offset) });
  }

  #eachBatch({ batch, isStale }: EachBatchPayload): void {
    const { partition } = batch;
    if (isStale()) {
      this.#skipped.add(partition);
      return;
    }
    for (const message of batch.messages) {
      const offset = Number(message.offset);
      if (offset < (this.#positions[partition] ?? 0)) continue;
      const change = this.#take(message, partition);
      if (change) this.#remember({ partition, offset, change });
    }
  }

  #remember(change: LoggedChange): void {
    this.#log.push(change);
    if (this.#log.length <= MAX_LOGGED) return;
    // Whoever has not applied this much yet looks at everything instead.
    this.#log = [];
    this.#start = [...this.#positions];
    this.#start = this.#start.map((offset, partition) => (partition === change.partition ? change.offset + 1 : offset));
  }

  /** The same judgement as the writer's; what it refuses or moves is not taken in. */
  #take(message: EachBatchPayload['batch']['messages'][number], partition: number): CatalogueChange | undefined {
    const partitions = Math.max(this.#positions.length, partition + 1);
    const outcome = readCatalogEvent(message, { key: message.key, partition, partitions });
    return outcome.kind === 'accepted' ? this.catalogue.apply(outcome.value, Number(versionOf(message))) : undefined;
  }
}
