import { randomBytes } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { topics } from '@vitrine/contracts';
import { from } from 'rxjs';
import type { Batch, PartitionTurn } from './batch.js';
import { BatchServer } from './batch-server.js';
import { createKafka, createProducer, silentLog, topicName } from './kafka.js';
import { batchPattern, betweenPattern, claimedPattern } from './on-batch.js';
import { createTopics, withAdmin } from './topics-admin.js';

const env = {
  KAFKA_BROKERS: process.env.KAFKA_BROKERS ?? '',
  KAFKA_TOPIC_PREFIX: `deleted-${randomBytes(4).toString('hex')}.`,
};
const kafka = createKafka(env);
const raw = topicName(env, topics.salesRaw);
const groupId = `${env.KAFKA_TOPIC_PREFIX}deleted`;
const till = createProducer(kafka);
let server: BatchServer | undefined;

beforeAll(async () => {
  await createTopics(kafka, env, { partitions: 1, replicationFactor: 1 });
  await till.connect();
}, 60_000);
afterEach(() => server?.close(), 60_000);
afterAll(async () => {
  await till.disconnect();
  await withAdmin(kafka, async (admin) => {
    const ours = (await admin.listTopics()).filter((topic) => topic.startsWith(env.KAFKA_TOPIC_PREFIX));
    await admin.deleteTopics({ topics: ours });
  });
}, 60_000);

/** Hands every batch to `onBatch` before it settles it, and every turn to `onTurn`. */
async function serve(
  onBatch: (values: string[]) => Promise<void> | void,
  onTurn: (turn: PartitionTurn) => Promise<void> | void = () => undefined,
): Promise<void> {
  const transactionalIds = { [topics.salesRaw]: 'deleted' };
  server = new BatchServer({ kafka, env, groupId: 'deleted', transactionalIds, log: silentLog });
  const handle = async (batch: Batch): Promise<void> => {
    await onBatch(batch.messages.map(({ value }) => String(value)));
    await batch.settle([]);
  };
  server.addHandler(batchPattern(topics.salesRaw), async (batch: Batch) => from(handle(batch)), true);
  for (const pattern of [claimedPattern, betweenPattern])
    server.addHandler(
      pattern(topics.salesRaw),
      async (turn: PartitionTurn) => from(Promise.resolve(onTurn(turn))),
      true,
    );
  await server.listen(() => undefined);
}

const sell = (...values: string[]) => till.send({ topic: raw, messages: values.map((value) => ({ key: 'k', value })) });

/** As retention does with what is too old, or a person by hand. */
async function deleteAll(): Promise<void> {
  await withAdmin(kafka, async (admin) => {
    const [end] = await admin.fetchTopicOffsets(raw);
    await admin.deleteTopicRecords({ topic: raw, partitions: [{ partition: 0, offset: end?.high ?? '0' }] });
  });
}

/** Messages between what the group has committed and the end of the log, as any tool for lag counts them; in the end. */
async function leftOver(): Promise<number> {
  for (let tries = 0; ; tries++) {
    const left = await withAdmin(kafka, async (admin) => {
      const [end] = await admin.fetchTopicOffsets(raw);
      const [committed] = await admin.fetchOffsets({ groupId, topics: [raw] });
      return Number(end?.high) - Math.max(0, Number(committed?.partitions[0]?.offset));
    });
    if (left === 0 || tries > 100) return left;
    await pause(100);
  }
}

describe('records that are deleted before they are read', () => {
  it('leave nothing that seems to wait, also when nothing new comes', async () => {
    const seen: string[] = [];
    await sell('first');
    await serve((values) => void seen.push(...values));
    expect(await leftOver()).toBe(0);
    await server?.close();
    await sell('gone', 'gone too');
    await deleteAll();
    await serve((values) => void seen.push(...values));
    expect(await leftOver()).toBe(0);
    expect(seen).toEqual(['first']);
  }, 60_000);

  it('are passed over by a consumer that runs and is behind', async () => {
    const seen: string[] = [];
    let open = (): void => undefined;
    const gate = new Promise<void>((resolve) => {
      open = resolve;
    });
    await serve(async (values) => {
      seen.push(...values);
      if (values.includes('slow')) await gate;
    });
    await sell('slow');
    while (!seen.includes('slow')) await pause(20);
    await sell('gone', 'gone too');
    await deleteAll();
    await sell('kept');
    open();
    expect(await leftOver()).toBe(0);
    expect(seen).toEqual(['slow', 'kept']);
  }, 60_000);

  it('are told to the handler until it commits, also when it ended in between', async () => {
    await serve(() => undefined);
    await server?.close();
    await sell('gone', 'gone too');
    await deleteAll();
    const gaps: boolean[] = [];
    await serve(
      () => undefined,
      (turn) => void gaps.push(turn.hasGap),
    );
    expect(await leftOver()).toBe(0);
    await server?.close();
    expect([...new Set(gaps)]).toEqual([true]);
    await sell('gone');
    await deleteAll();
    const noted: boolean[] = [];
    await serve(
      () => undefined,
      async (turn) => {
        noted.push(turn.hasGap);
        if (turn.hasGap) await turn.commit([], 'noted');
      },
    );
    while (noted.length < 3) await pause(100);
    expect([noted[0], ...new Set(noted.slice(1))]).toEqual([true, false]);
  }, 60_000);
});
