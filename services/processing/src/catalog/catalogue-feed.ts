import {
  type BusLog,
  covers,
  type KafkaEnv,
  type OffsetVector,
  readTopicEnds,
  retry,
  TopicReader,
  topicName,
} from '@vitrine/bus';
import { type AcceptedEntry, kafkaUses, topics } from '@vitrine/contracts';
import type { Kafka } from 'kafkajs';
import type { Catalogue, CatalogueChange } from './catalogue.js';
import { CatalogueBehind, CatalogueNotLoaded } from './catalogue-behind.js';
import { ChangeLog } from './change-log.js';
import { type CatalogueTables, loadCatalogue } from './load-catalogue.js';
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

/**
 * Keeps the whole catalogue in this process's memory: what the warehouse holds at the start, then every accepted entry of every partition
 * as it comes. It judges nothing: the writer's verdict is the only one. It remembers which changes sales may have waited for.
 */
export class CatalogueFeed {
  private readonly reader: TopicReader<AcceptedEntry>;
  private readonly log = new ChangeLog();
  private isLoaded = false;
  private isStopping = false;
  /** How far the catalogue was known when records of the topic were gone, until their content has been loaded from the tables. */
  private beforeGap: OffsetVector | undefined;
  private gaps = 0;
  /** The vector that a claim waits for in vain. The claim tries again; this tells /readyz meanwhile. */
  private awaited: OffsetVector = [];

  constructor(
    private readonly options: FeedOptions,
    private readonly catalogue: Catalogue,
    private readonly tables: CatalogueTables,
  ) {
    const { podGroup } = kafkaUses.processing;
    this.reader = new TopicReader(
      { ...options, topic: topics.catalogAccepted, podGroup, decode: readAcceptedEntry, whenGone: 'oldest' },
      {
        read: (entry, place) => {
          const change = this.catalogue.apply(entry);
          if (change) this.log.add({ ...place, change }, this.reader.position);
        },
        gap: (cause) => void (cause === 'records gone' && this.fillGap()),
      },
    );
  }

  /** Per partition the next offset to read: everything below is in the catalogue. */
  get position(): OffsetVector {
    return this.beforeGap ?? this.reader.position;
  }

  /** @throws CatalogueNotLoaded | CatalogueBehind while sales wait for the catalogue */
  assertCaughtUp(): void {
    if (!this.isAt(this.awaited)) throw this.reason(this.awaited);
  }

  /**
   * The writer puts an entry into the tables before the topic, whose end is read first. Entries in both are applied twice, which changes
   * nothing.
   */
  async start(): Promise<void> {
    let ends: OffsetVector = [];
    const isLoaded = await this.load(async () => {
      ends = await this.ends();
    });
    if (!isLoaded) return;
    this.log.beginAt(ends);
    const started = this.reader.start(ends);
    this.isLoaded = true;
    await started;
  }

  async stop(): Promise<void> {
    this.isStopping = true;
    await this.reader.stop();
  }

  /**
   * Resolves when the catalogue is loaded and at least at `wanted`, as far as the topic goes.
   * @throws CatalogueNotLoaded | CatalogueBehind when that takes long; then it is to be called again
   */
  async caughtUp(wanted: OffsetVector): Promise<void> {
    await this.until(() => this.isComplete, []);
    if (this.isAt(wanted)) return;
    const reachable = await this.reachable(wanted);
    await this.until(() => this.isAt(reachable), reachable);
  }

  /** Changes at or behind `from` and before `to`; undefined when the log does not reach back that far. */
  changesBetween(from: OffsetVector, to: OffsetVector): CatalogueChange[] | undefined {
    return this.log.between(from, to);
  }

  private get isComplete(): boolean {
    return this.isLoaded && this.beforeGap === undefined;
  }

  private isAt(wanted: OffsetVector): boolean {
    return this.isComplete && covers(this.position, wanted);
  }

  private ends(): Promise<OffsetVector> {
    return readTopicEnds(this.options.kafka, this.options.env, topics.catalogAccepted);
  }

  /** Not beyond the topic's end: the topic may have been made anew since the vector was noted. */
  private async reachable(wanted: OffsetVector): Promise<OffsetVector> {
    const ends = await this.ends();
    return wanted.map((offset, partition) => Math.min(offset, ends[partition] ?? 0));
  }

  private async until(isDone: () => boolean, wanted: OffsetVector): Promise<void> {
    for (let leftMs = this.options.patienceMs ?? PATIENCE_MS; !isDone(); leftMs -= POLL_MS) {
      if (this.isStopping) throw new Error('stopping');
      if (leftMs <= 0) {
        this.awaited = wanted;
        throw this.reason(wanted);
      }
      await new Promise((resolve) => setTimeout(resolve, POLL_MS));
    }
  }

  private reason(wanted: OffsetVector): CatalogueNotLoaded | CatalogueBehind {
    if (!this.isComplete) return new CatalogueNotLoaded();
    const behind = [...wanted.keys()].filter((partition) => (this.position[partition] ?? 0) < (wanted[partition] ?? 0));
    return new CatalogueBehind(topicName(this.options.env, topics.catalogAccepted), behind);
  }

  /** The tables have what the topic has lost. Until it is loaded from there, the catalogue stays as old as it was. */
  private async fillGap(): Promise<void> {
    this.beforeGap ??= [...this.reader.position];
    this.gaps += 1;
    const gaps = this.gaps;
    if (!(await this.load()) || gaps !== this.gaps) return;
    this.log.beginAt(this.reader.position);
    this.beforeGap = undefined;
  }

  /** @returns false when the feed was stopped before it was done */
  private async load(before: () => Promise<void> = async () => undefined): Promise<boolean> {
    const work = async (): Promise<true> => {
      await before();
      await loadCatalogue(this.catalogue, this.tables);
      return true;
    };
    const ended = await retry(work, {
      shouldRetry: () => !this.isStopping,
      onRetry: (error, pauseMs) =>
        this.options.log.warn({ error: String(error), pauseMs }, 'the catalogue cannot be loaded yet'),
    }).catch(() => false);
    return ended && !this.isStopping;
  }
}
