import { randomUUID } from 'node:crypto';
import { type BusLog, type KafkaEnv, retry, topicName } from '@vitrine/bus';
import { kafkaUses, topics } from '@vitrine/contracts';
import type { Consumer, EachBatchPayload, Kafka, KafkaMessage } from 'kafkajs';
import type { Catalogue, CatalogueChange } from './catalogue.js';
import { CatalogueBehind, CatalogueNotLoaded } from './catalogue-behind.js';
import { readEnds } from './catalogue-offsets.js';
import { ChangeLog } from './change-log.js';
import { type CatalogueTables, loadCatalogue } from './load-catalogue.js';
import { covers, type OffsetVector } from './offset-vector.js';
import { readAcceptedEntry } from './read-accepted-entry.js';

export interface FeedOptions {
  readonly kafka: Kafka;
  readonly env: KafkaEnv;
  readonly log: BusLog;
  /** How long a claim waits before it is told that the catalogue is behind. */
  readonly patienceMs?: number;
}

const POLL_MS = 20;
const PATIENCE_MS = 5_000;
const RESTART_MS = 1_000;

/**
 * Keeps the whole catalogue in this process's memory: what the warehouse holds at the start, then every accepted entry of every
 * partition as it comes, in a consumer group of its own. It judges nothing: the writer's verdict is the only one. Remembers which
 * changes sales may have waited for. A topic that is removed and made again is read from its start by the next process: until then
 * this one skips what it takes for known.
 */
export class CatalogueFeed {
  #positions: number[] = [];
  #isLoaded = false;
  /** What a claim has waited for in vain. It tries again, and this tells of it meanwhile. */
  #awaited: OffsetVector = [];
  readonly #log = new ChangeLog();
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

  /** @throws CatalogueNotLoaded | CatalogueBehind while sales wait for the catalogue */
  assertCaughtUp(): void {
    if (!this.#isAt(this.#awaited)) throw this.#reason(this.#awaited);
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

  /**
   * Resolves when the catalogue is loaded and at least at `wanted`, as far as the topic goes.
   * @throws CatalogueNotLoaded | CatalogueBehind when that takes long; then it is to be called again
   */
  async caughtUp(wanted: OffsetVector): Promise<void> {
    await this.#until(() => this.#isLoaded, []);
    if (this.#isAt(wanted)) return;
    const reachable = await this.#reachable(wanted);
    await this.#until(() => this.#isAt(reachable), reachable);
  }

  /** Changes at or behind `from` and before `to`; undefined when the log does not reach back that far. */
  changesBetween(from: OffsetVector, to: OffsetVector): CatalogueChange[] | undefined {
    return this.#log.between(from, to);
  }

  get #topic(): string {
    return topicName(this.options.env, topics.catalogAccepted);
  }

  #isAt(wanted: OffsetVector): boolean {
    return this.#isLoaded && covers(this.#positions, wanted);
  }

  async #until(isDone: () => boolean, wanted: OffsetVector): Promise<void> {
    for (let leftMs = this.options.patienceMs ?? PATIENCE_MS; !isDone(); leftMs -= POLL_MS) {
      if (this.#isStopping) throw new Error('stopping');
      if (leftMs <= 0) {
        this.#awaited = wanted;
        throw this.#reason(wanted);
      }
      await new Promise((resolve) => setTimeout(resolve, POLL_MS));
    }
  }

  /** Not beyond the topic's end: it may have been made anew since somebody noted how far he was. */
  async #reachable(wanted: OffsetVector): Promise<OffsetVector> {
    const ends = await readEnds(this.options.kafka, this.#topic);
    return wanted.map((offset, partition) => Math.min(offset, ends[partition] ?? 0));
  }

  #reason(wanted: OffsetVector): CatalogueNotLoaded | CatalogueBehind {
    if (!this.#isLoaded) return new CatalogueNotLoaded();
    const behind = [...wanted.keys()].filter(
      (partition) => (this.#positions[partition] ?? 0) < (wanted[partition] ?? 0),
    );
    return new CatalogueBehind(this.#topic, behind);
  }

  /** An entry is in the tables before it is in the topic, whose end is read first: what is in both is applied twice, which changes nothing. */
  async #load(): Promise<void> {
    const ends = await readEnds(this.options.kafka, this.#topic);
    await loadCatalogue(this.catalogue, this.tables);
    this.#log.beginAt(ends);
    this.#positions = [...ends];
    this.#isLoaded = true;
  }

  async #run(): Promise<void> {
    const { kafka, env, log } = this.options;
    const topic = this.#topic;
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
    consumer.on('consumer.crash', ({ payload: { error, restart } }) => {
      if (this.#isStopping) return;
      log.error({ error: String(error), restartsByItself: restart }, 'the catalogue feed crashed');
      if (!restart) this.#runAgain();
    });
    try {
      await consumer.connect();
      await consumer.subscribe({ topic, fromBeginning: true });
      await consumer.run({ autoCommit: false, eachBatch: async (payload) => this.#eachBatch(payload) });
    } catch (error) {
      if (this.#isStopping) return;
      log.warn({ error: String(error) }, 'the catalogue feed starts again');
      await consumer.disconnect().catch(() => undefined);
      this.#runAgain();
    }
  }

  #runAgain(): void {
    setTimeout(() => !this.#isStopping && void this.#run(), RESTART_MS);
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
      const change = this.#take(message);
      if (change) this.#log.add({ partition, offset, change }, this.#positions);
    }
  }

  #take(message: KafkaMessage): CatalogueChange | undefined {
    const entry = readAcceptedEntry(message);
    if (entry) return this.catalogue.apply(entry);
    this.options.log.error({ offset: message.offset }, 'a record of accepted catalogue entries is none of ours');
    return undefined;
  }
}
