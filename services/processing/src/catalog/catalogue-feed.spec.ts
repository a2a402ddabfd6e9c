import { describe, expect, it } from '@jest/globals';
import { silentLog } from '@vitrine/bus';
import type { Kafka } from 'kafkajs';
import { Catalogue } from './catalogue.js';
import { CatalogueFeed } from './catalogue-feed.js';
import type { CatalogueTables } from './load-catalogue.js';

type Listener = (event: { payload: object }) => void;

/** A topic and its reader, as far as the feed looks at them; nothing arrives but what a test hands over. */
class FakeKafka {
  ends = [0, 0];
  isTableAway = false;
  readonly said: string[] = [];
  readonly readers: Map<string, Listener>[] = [];

  feed(): CatalogueFeed {
    const note = (_fields: object, message: string) => void this.said.push(message);
    const log = { ...silentLog, warn: note, error: note };
    const load = async () => {
      if (this.isTableAway) throw new Error('away');
      return [];
    };
    const table = { load };
    const tables = { stores: table, sellers: table, products: table, costs: table } as unknown as CatalogueTables;
    const kafka = { admin: () => this.#admin(), consumer: () => this.#consumer() } as unknown as Kafka;
    const options = { kafka, env: { KAFKA_BROKERS: '' }, log, patienceMs: 50 };
    return new CatalogueFeed(options, new Catalogue(), tables);
  }

  /** The newest reader gets to the end of a fetch. */
  read(partition: number, lastOffset: number): void {
    const payload = { partition, lastOffset: String(lastOffset) };
    this.readers.at(-1)?.get('consumer.end_batch_process')?.({ payload });
  }

  crash(restart: boolean): void {
    this.readers.at(-1)?.get('consumer.crash')?.({ payload: { error: new Error('no more'), restart } });
  }

  #admin() {
    const numbered = (offsets: readonly number[]) => offsets.map((offset, partition) => ({ offset, partition }));
    return {
      connect: async () => undefined,
      disconnect: async () => undefined,
      fetchTopicOffsets: async () =>
        numbered(this.ends).map(({ offset, partition }) => ({ partition, low: '0', high: String(offset) })),
    };
  }

  #consumer() {
    const listeners = new Map<string, Listener>();
    this.readers.push(listeners);
    return {
      on: (name: string, listener: Listener) => listeners.set(name, listener),
      connect: async () => undefined,
      disconnect: async () => undefined,
      subscribe: async () => undefined,
      run: async () => undefined,
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

  it('says that its reader crashed, and starts another one unless it restarts by itself', async () => {
    const kafka = new FakeKafka();
    const feed = kafka.feed();
    await feed.start();
    kafka.crash(true);
    expect(kafka.said).toEqual(['the catalogue feed crashed']);
    expect(kafka.readers).toHaveLength(1);
    kafka.crash(false);
    await until(() => kafka.readers.length === 2);
    await feed.stop();
  });
});
