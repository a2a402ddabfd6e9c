import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { createProducer, topicName, withAdmin } from '@vitrine/bus';
import { type StreamSnapshot, topics } from '@vitrine/contracts';
import { Backlog } from '../pipeline/backlog.js';
import { Client, LiveStream } from '../testing/client.js';
import { type ApiUnderTest, startApi } from '../testing/start-api.js';
import { seedWorld } from '../testing/world.js';

jest.setTimeout(60_000);

const STALLED_AFTER_MS = 300;
let api: ApiUnderTest;
let topic: string;

beforeAll(async () => {
  const seed = (store: ApiUnderTest['store'], warehouse: ApiUnderTest['warehouse']) =>
    seedWorld(store, warehouse, new Date());
  api = await startApi('api_standstill', seed, {}, { stalledAfterMs: STALLED_AFTER_MS });
  topic = topicName(api.env, topics.salesRaw);
}, 180_000);
afterAll(() => api?.stop(), 60_000);

const open = async (email: string) => LiveStream.open(await Client.signIn(api.url, email));
const lastOf = (stream: LiveStream) => JSON.parse(stream.events.at(-1)?.data ?? '{}') as StreamSnapshot;
const stalledOf = (stream: LiveStream) => lastOf(stream).stalled;

/** The pod looks at the broker as it does every five seconds, once now and once after the time that counts. */
async function look(): Promise<void> {
  await api.app.get(Backlog).sample();
  await pause(STALLED_AFTER_MS + 50);
  await api.app.get(Backlog).sample();
}

describe('a live screen while no processing runs', () => {
  it('is not called stalled as long as nobody sells', async () => {
    const stream = await open('manager@acme.example');
    await stream.until((events) => events.length > 0);
    await look();
    expect([stalledOf(stream), stream.events.length]).toEqual([null, 1]);
    stream.close();
  });

  it('tells whose sales wait, whoever comes later, and that it is over; and nobody else', async () => {
    const [manager, stranger] = [await open('manager@acme.example'), await open('manager@veiled.example')];
    for (const stream of [manager, stranger]) await stream.until((events) => events.length > 0);
    const before = lastOf(manager);

    const producer = createProducer(api.kafka);
    await producer.connect();
    await producer.send({ topic, messages: [{ key: 'acme:acme-st-norte-1', value: '{}' }] });
    await producer.disconnect();
    await look();
    await manager.until((events) => events.length > 1);
    const { stalled, ...numbers } = lastOf(manager);
    expect(numbers).toEqual({ ...before, stalled: undefined });
    expect(stalled).toEqual({ since: expect.any(String), cause: 'processing' });
    const late = await open('manager@acme.example');
    await late.until((events) => events.length > 0);
    expect(stalledOf(late)).toEqual(stalled);

    await settleAll();
    await api.app.get(Backlog).sample();
    for (const stream of [manager, late]) {
      await stream.until((events) => events.length > 1 && stalledOf(stream) === null);
      stream.close();
    }
    // Its store's sales are in the other partition.
    expect([stalledOf(stranger), stranger.events.length]).toEqual([null, 1]);
    stranger.close();
  });

  it('sends the snapshot again to a client that left before the word came', async () => {
    const client = await Client.signIn(api.url, 'manager@acme.example');
    const stays = await LiveStream.open(client);
    await stays.until((events) => events.length > 0);
    const id = stays.events[0]?.id ?? '';
    const producer = createProducer(api.kafka);
    await producer.connect();
    await producer.send({ topic, messages: [{ key: 'acme:acme-st-norte-1', value: '{}' }] });
    await producer.disconnect();
    await look();
    await stays.until((events) => events.length > 1);
    const back = await LiveStream.open(client, { 'last-event-id': id });
    await back.until((events) => events.length > 0);
    expect(stalledOf(back)?.cause).toBe('processing');
    for (const stream of [stays, back]) stream.close();
  });

  it('names a producer that has left a transaction open, and not processing, which has settled all it is given', async () => {
    await settleAll();
    const holder = createProducer(api.kafka, { transactionalId: `${topic}-holder` });
    await holder.connect();
    const transaction = await holder.transaction();
    const messages = [{ key: 'acme:acme-st-norte-1', value: '{}' }];
    await transaction.send({ topic, messages });
    const till = createProducer(api.kafka);
    await till.connect();
    await till.send({ topic, messages });
    await look();
    const manager = await open('manager@acme.example');
    await manager.until((events) => events.length > 0);
    expect(stalledOf(manager)).toEqual({ since: expect.any(String), cause: 'transaction' });
    const { lags } = api.app.get(Backlog);
    expect(lags.filter(({ lag }) => lag > 0)).toEqual([expect.objectContaining({ lag: 2, heldBack: 2 })]);
    await transaction.abort();
    await Promise.all([holder.disconnect(), till.disconnect()]);
    manager.close();
  });

  it('waits for nothing that was deleted before it was read', async () => {
    const { lags } = api.app.get(Backlog);
    await withAdmin(api.kafka, async (admin) => {
      const ends = await admin.fetchTopicOffsets(topic); // kafkajs deletes from topics only that it has asked about
      const partitions = ends.map(({ partition, high }) => ({ partition, offset: high }));
      await admin.deleteTopicRecords({ topic, partitions });
    });
    await api.app.get(Backlog).sample();
    expect(lags.some(({ lag }) => lag > 0)).toBe(true);
    expect(api.app.get(Backlog).lags.filter(({ lag }) => lag > 0)).toEqual([]);
  });
});

/** What processing does when it is back: everything that waited is settled. */
async function settleAll(): Promise<void> {
  await withAdmin(api.kafka, async (admin) => {
    const partitions = (await admin.fetchTopicOffsets(topic)).map(({ partition, high }) => ({
      partition,
      offset: high,
    }));
    await admin.setOffsets({ groupId: `${api.env.KAFKA_TOPIC_PREFIX}processing`, topic, partitions });
  });
}
