import { describe, expect, it } from '@jest/globals';
import { silentLog } from '@vitrine/bus';
import type { EachBatchPayload, Kafka } from 'kafkajs';
import { Catalogue } from './catalogue.js';
import { CatalogueFeed } from './catalogue-feed.js';
import type { CatalogueTables } from './load-catalogue.js';

type Listener = (event: { payload: object }) => void;

/** A topic and its reader, as far as the feed looks at them; nothing arrives but what a test hands over. */
class FakeKafka {
  ends = [0, 0];
  isTableAway = false;
  connecting: Promise<void> = Promise.resolve();
  runs = 0;
  loads = 0;
  readonly said: string[] = [];
  readonly readers: Map<string, Listener>[] = [];

  feed(): CatalogueFeed {
    const note = (_fields: object, message: string) => void this.said.push(message);
    const log = { ...silentLog, warn: note, error: note };
    const load = async () => {
      this.loads += 1;
      if (this.isTableAway) throw new Error('away');
      return [];
    };
    const table = { load };
    const tables = { stores: table, sellers: table, products: table, costs: table } as unknown as CatalogueTables;
    const kafka = { admin: () => this.admin(), consumer: () => this.consumer() } as unknown as Kafka;
    const options = { kafka, env: { KAFKA_BROKERS: '' }, log, patienceMs: 50 };
    return new CatalogueFeed(options, new Catalogue(), tables);
  }

  /** The newest reader gets to the end of a fetch. */
  read(partition: number, lastOffset: number): void {
    const payload = { partition, lastOffset: String(lastOffset) };
    this.readers.at(-1)?.get('consumer.end_batch_process')?.({ payload });
  }

  crash(): void {
    this.readers.at(-1)?.get('consumer.crash')?.({ payload: { error: new Error('no more') } });
  }

  /** A fetch that kafkajs began elsewhere than asked: what was there is not kept any more. */
  async fetchFrom(partition: number, fetchedOffset: number): Promise<void> {
    const batch = { partition, fetchedOffset, highWatermark: String(fetchedOffset), messages: [] };
    await this.eachBatch?.({ batch, isStale: () => false } as unknown as EachBatchPayload);
  }

  private eachBatch: ((payload: EachBatchPayload) => Promise<void>) | undefined;

  private admin() {
    const numbered = (offsets: readonly number[]) => offsets.map((offset, partition) => ({ offset, partition }));
    return {
      connect: async () => undefined,
      disconnect: async () => undefined,
      fetchTopicOffsets: async () =>
        numbered(this.ends).map(({ offset, partition }) => ({ partition, low: '0', high: String(offset) })),
    };
  }

  private consumer() {
    const listeners = new Map<string, Listener>();
    this.readers.push(listeners);
    return {
      on: (name: string, listener: Listener) => listeners.set(name, listener),
      connect: () => this.connecting,
      disconnect: async () => undefined,
      subscribe: async () => undefined,
      run: async ({ eachBatch }: { eachBatch: (payload: EachBatchPayload) => Promise<void> }) => {
        this.runs += 1;
        this.eachBatch = eachBatch;
      },
      seek: () => undefined,
    };
  }
}

const until = async (isDone: () => boolean): Promise<void> => {
  while (!isDone()) await new Promise((resolve) => setTimeout(resolve, 10));
};

describe('the feed of the catalogue', () => {
  it('says what it waits for until it has been loaded, and reads on from the end that the tables are not older than', async () => {
    const kafka = new FakeKafka();
    kafka.ends = [3, 0];
    const feed = kafka.feed();
    expect(() => feed.assertCaughtUp()).toThrow(expect.objectContaining({ name: 'CatalogueNotLoaded' }));
    await feed.start();
    expect(() => feed.assertCaughtUp()).not.toThrow();
    expect(feed.position).toEqual([3, 0]);
    await feed.stop();
  });

  it('gives a claim that waits for it an error that is worth another try, and tells of it until it has got there', async () => {
    const kafka = new FakeKafka();
    const feed = kafka.feed();
    await feed.start();
    kafka.ends = [0, 7];
    await expect(feed.caughtUp([0, 5])).rejects.toMatchObject({ name: 'CatalogueBehind', retryable: true });
    const behind = {
      name: 'CatalogueBehind',
      isPartial: true,
      message: expect.stringMatching(/catalog\.accepted\.v1: 1\./),
    };
    expect(() => feed.assertCaughtUp()).toThrow(expect.objectContaining(behind));
    kafka.read(1, 4);
    expect(() => feed.assertCaughtUp()).not.toThrow();
    await feed.caughtUp([0, 5]);
    await feed.stop();
  });

  it('lets nobody wait for what the topic does not hold', async () => {
    const kafka = new FakeKafka();
    kafka.ends = [2, 1];
    const feed = kafka.feed();
    await feed.start();
    kafka.read(0, 1);
    kafka.read(1, 0);
    await feed.caughtUp([100, 100, 100]);
    await feed.stop();
  });

  it('gives up on a catalogue that cannot be loaded, without asking the topic', async () => {
    const kafka = new FakeKafka();
    kafka.isTableAway = true;
    const feed = kafka.feed();
    const started = feed.start();
    await expect(feed.caughtUp([])).rejects.toMatchObject({ name: 'CatalogueNotLoaded', retryable: true });
    expect(kafka.said).toContain('the catalogue cannot be loaded yet');
    kafka.isTableAway = false;
    await started;
    await feed.caughtUp([]);
    await feed.stop();
  });

  it('goes by what was wanted when it is loaded while somebody waits', async () => {
    const kafka = new FakeKafka();
    kafka.ends = [0, 7];
    const feed = kafka.feed();
    const waiting = feed.caughtUp([0, 9]);
    await feed.start();
    kafka.ends = [0, 9];
    await expect(waiting).rejects.toMatchObject({ name: 'CatalogueBehind' });
    await feed.stop();
  });

  it('starts another reader when one has crashed', async () => {
    const kafka = new FakeKafka();
    const feed = kafka.feed();
    await feed.start();
    kafka.crash();
    await until(() => kafka.readers.length === 2);
    expect(kafka.said).toEqual(['the consumer stopped and starts again']);
    await feed.stop();
  });

  it('reads nothing after it was stopped while it started', async () => {
    const kafka = new FakeKafka();
    let connect: () => void = () => undefined;
    kafka.connecting = new Promise((resolve) => {
      connect = resolve;
    });
    const feed = kafka.feed();
    const started = feed.start();
    await until(() => kafka.readers.length === 1);
    const stopped = feed.stop();
    connect();
    await Promise.all([started, stopped]);
    expect(kafka.runs).toBe(0);
  });

  it('does not even begin to read when it was stopped while it waited for the tables', async () => {
    const kafka = new FakeKafka();
    kafka.isTableAway = true;
    const feed = kafka.feed();
    const started = feed.start();
    await until(() => kafka.loads > 0);
    await feed.stop();
    kafka.isTableAway = false;
    await started;
    expect(kafka.readers).toHaveLength(0);
  });

  it('is as far as it was when records are gone, until what they said has been loaded from the tables', async () => {
    const kafka = new FakeKafka();
    kafka.ends = [3, 2];
    const feed = kafka.feed();
    await feed.start();
    kafka.isTableAway = true;
    await kafka.fetchFrom(0, 9);
    expect(feed.position).toEqual([3, 2]);
    await expect(feed.caughtUp([4])).rejects.toMatchObject({ name: 'CatalogueNotLoaded' });
    kafka.isTableAway = false;
    kafka.ends = [9, 2];
    await until(() => feed.position[0] === 9);
    expect(feed.position).toEqual([9, 2]);
    await feed.caughtUp([9]);
    // A partition from before the gap looks at everything; later changes are known one by one again.
    expect(feed.changesBetween([3, 2], [9, 2])).toBeUndefined();
    expect(feed.changesBetween([9, 2], [9, 2])).toEqual([]);
    await feed.stop();
  });
});
