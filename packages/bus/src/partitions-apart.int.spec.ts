import { randomBytes } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { topics } from '@vitrine/contracts';
import type { Producer } from 'kafkajs';
import { from } from 'rxjs';
import type { Batch, PartitionTurn } from './batch.js';
import { BatchServer } from './batch-server.js';
import { createKafka, createProducer, silentLog, topicName } from './kafka.js';
import { batchPattern, betweenPattern, claimedPattern, releasedPattern } from './on-batch.js';
import { PartitionTransactions } from './partition-transactions.js';
import { createTopics, withAdmin } from './topics-admin.js';

const until = async (isDone: () => boolean | Promise<boolean>): Promise<void> => {
  for (let tries = 0; !(await isDone()); tries++) {
    if (tries > 600) throw new Error('not done in 60 s');
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
};

interface ServeOptions {
  readonly longWaitMs?: number;
  readonly onClaim?: (turn: PartitionTurn) => Promise<void>;
}

/** Kafka is there, something else is not. */
class Away extends Error {
  override readonly name = 'Away';
  readonly retryable = true;
}

describe('partitions of one server', () => {
  let env: { KAFKA_BROKERS: string; KAFKA_TOPIC_PREFIX: string };
  let kafka: ReturnType<typeof createKafka>;
  let raw: string;
  let producer: Producer;
  let servers: BatchServer[];

  beforeEach(async () => {
    const prefix = `apart-${randomBytes(4).toString('hex')}.`;
    env = { KAFKA_BROKERS: process.env.KAFKA_BROKERS ?? '', KAFKA_TOPIC_PREFIX: prefix };
    kafka = createKafka(env);
    raw = topicName(env, topics.salesRaw);
    servers = [];
    await createTopics(kafka, env, { partitions: 2, replicationFactor: 1 });
    producer = createProducer(kafka);
    await producer.connect();
  }, 60_000);

  afterEach(async () => {
    await Promise.all(servers.map((server) => server.close()));
    await producer.disconnect();
    await withAdmin(kafka, async (admin) => {
      const ours = (await admin.listTopics()).filter((topic) => topic.startsWith(env.KAFKA_TOPIC_PREFIX));
      await admin.deleteTopics({ topics: ours });
    });
  }, 60_000);

  /** A server that hands batches to `onBatch` and writes down what it claims and releases. */
  async function serve(
    onBatch: (batch: Batch) => Promise<void>,
    diary: string[] = [],
    onTurn: (turn: PartitionTurn) => Promise<void> = async () => undefined,
    { onClaim = async () => undefined, ...options }: ServeOptions = {},
  ): Promise<BatchServer> {
    const transactionalIds = { [topics.salesRaw]: 'apart' };
    const server = new BatchServer({ kafka, env, groupId: 'apart', transactionalIds, log: silentLog, ...options });
    server.addHandler(batchPattern(topics.salesRaw), async (batch: Batch) => from(onBatch(batch)), true);
    server.addHandler(betweenPattern(topics.salesRaw), async (turn: PartitionTurn) => from(onTurn(turn)), true);
    server.addHandler(
      claimedPattern(topics.salesRaw),
      async (turn: PartitionTurn) => {
        await onClaim(turn);
        diary.push(`claimed ${turn.partition}`);
      },
      true,
    );
    server.addHandler(
      releasedPattern(topics.salesRaw),
      async (partition: number) => void diary.push(`released ${partition}`),
      true,
    );
    await server.listen(() => undefined);
    servers.push(server);
    return server;
  }

  const send = (partition: number, ...values: string[]) =>
    producer.send({ topic: raw, messages: values.map((value) => ({ partition, key: 'k', value })) });

  it('go on when one of them fails again and again, which says so until it is mended', async () => {
    const settled: string[] = [];
    const diary: string[] = [];
    let tries = 0;
    let isMended = false;
    const server = await serve(async (batch) => {
      if (batch.partition === 0 && !isMended) {
        tries += 1;
        throw new TypeError('poison');
      }
      await batch.settle([]);
      settled.push(...batch.messages.map(({ value }) => String(value)));
    }, diary);
    await send(0, 'bad');
    await until(() => tries >= 3);
    for (const value of ['a', 'b', 'c']) {
      await send(1, value);
      await until(() => settled.includes(value));
    }
    expect(server.stalled()).toEqual([
      expect.objectContaining({ topic: topics.salesRaw, partition: 0, reason: 'TypeError: poison' }),
    ]);
    expect(() => server.assertFlowing()).toThrow(/sales\.raw\.v1\/0 \(\d+ times\): TypeError: poison/);
    expect(diary.filter((entry) => entry.endsWith('1'))).toEqual(['claimed 1']);

    isMended = true;
    await until(() => settled.includes('bad') && server.stalled().length === 0);
    expect(settled).toEqual(['a', 'b', 'c', 'bad']);
  }, 90_000);

  it('stand still as well while a claim or a batch of theirs tries for long, and say so until it gets on', async () => {
    let isAway = true;
    const settled: string[] = [];
    const getPast = async (turn: PartitionTurn) => {
      const work = async () => {
        if (isAway && turn.partition === 0) throw new Away('not there');
      };
      await turn.retry('something', work);
    };
    const onBatch = async (batch: Batch) => {
      await getPast(batch);
      await batch.settle([]);
      settled.push(...batch.messages.map(({ value }) => String(value)));
    };
    const server = await serve(onBatch, [], undefined, { longWaitMs: 1, onClaim: getPast });
    const says = () => server.stalled().filter(({ reason }) => reason === 'Away: not there');
    await until(() => says().length > 0);
    expect(says()).toMatchObject([{ topic: topics.salesRaw, partition: 0 }]);
    await send(1, 'beside');
    await until(() => settled.includes('beside'));
    isAway = false;
    await until(() => server.stalled().length === 0);
    isAway = true;
    await send(0, 'held up');
    await until(() => says().length > 0);
    expect(() => server.assertFlowing()).toThrow(/sales\.raw\.v1\/0 \(\d+ times\): Away: not there/);
    isAway = false;
    await until(() => settled.includes('held up') && server.stalled().length === 0);
  }, 90_000);

  it('finish under the old number what was begun under it, before anybody goes by a new one', async () => {
    let tries = 0;
    const dying = await serve(async () => {
      tries += 1;
      throw new Error('not under these circumstances');
    });
    await send(0, 'begun');
    await until(() => tries > 0);
    await dying.close();
    await send(0, 'after');
    await send(1, 'beside');
    await withAdmin(kafka, (admin) => admin.createPartitions({ topicPartitions: [{ topic: raw, count: 3 }] }));
    const late = createProducer(kafka);
    await late.connect();
    await late.send({ topic: raw, messages: [{ partition: 2, key: 'k', value: 'new' }] });
    await late.disconnect();

    const judged: string[] = [];
    await serve(async (batch) => {
      // An owner that did not wait would be through by now.
      await new Promise((resolve) => setTimeout(resolve, batch.partitions === 2 ? 2_000 : 0));
      await batch.settle([]);
      judged.push(...batch.messages.map(({ value }) => `${value} among ${batch.partitions}`));
    });
    await until(() => judged.length >= 4);
    expect(judged[0]).toBe('begun among 2');
    expect(judged.slice(1).sort()).toEqual(['after among 3', 'beside among 3', 'new among 3']);
  }, 120_000);

  it('let their handler finish what its note names under the old number, before anybody goes by a new one', async () => {
    const diary: string[] = [];
    const first = await serve(
      async () => undefined,
      diary,
      async (turn) => {
        if (turn.partition === 0 && turn.state === '') await turn.commit([], 'begun');
        diary.push(`${turn.partition} ${turn.state}`);
      },
    );
    await until(() => diary.includes('0 begun') && diary.includes('1 '));
    await first.close();
    await withAdmin(kafka, (admin) => admin.createPartitions({ topicPartitions: [{ topic: raw, count: 3 }] }));
    const late = createProducer(kafka);
    await late.connect();
    await late.send({ topic: raw, messages: [{ partition: 2, key: 'k', value: 'new' }] });
    await late.disconnect();

    const done: string[] = [];
    const settle = async (batch: Batch) => {
      await batch.settle([]);
      done.push(`judged among ${batch.partitions}`);
    };
    await serve(settle, [], async (turn) => {
      if (turn.state !== 'begun') return;
      // An owner that did not wait would be through by now.
      await new Promise((resolve) => setTimeout(resolve, 2_000));
      await turn.commit([], 'finished');
      done.push(`finished among ${turn.partitions}`);
    });
    await until(() => done.length >= 2);
    expect(done).toEqual(['finished among 2', 'judged among 3']);
    await send(0, 'after');
    await until(() => done.length >= 3);
    expect(done.at(-1)).toBe('judged among 3');
  }, 120_000);

  it('form each batch later than the one before, though the clock of the owner before was ahead', async () => {
    const aheadMs = Date.now() + 3_600_000;
    const idBase = `${env.KAFKA_TOPIC_PREFIX}apart-0`;
    const groupId = `${env.KAFKA_TOPIC_PREFIX}apart`;
    const before = await PartitionTransactions.open({ kafka, groupId, topic: raw, partition: 0, idBase });
    await before.commit([], 0, { state: '', partitions: 2, formedAtMs: aheadMs });
    await before.close();
    const moments: unknown[] = [];
    await serve(async (batch) => {
      await batch.settle([]);
      moments.push(batch.formedAtMs);
    });
    for (const count of [1, 2]) {
      await send(0, String(count));
      await until(() => moments.length === count);
    }
    expect(moments).toEqual([aheadMs + 1, aheadMs + 2]);
  }, 60_000);

  it('notice without a restart that there are more of them', async () => {
    const judged: string[] = [];
    await serve(async (batch) => {
      await batch.settle([]);
      judged.push(...batch.messages.map(({ value }) => `${value} among ${batch.partitions}`));
    });
    await send(0, 'first');
    await until(() => judged.length === 1);
    await withAdmin(kafka, (admin) => admin.createPartitions({ topicPartitions: [{ topic: raw, count: 3 }] }));
    let sent = 0;
    await until(async () => {
      await send(0, `later ${sent++}`);
      return judged.at(-1)?.endsWith('among 3') === true;
    });
    await until(() => judged.length === sent + 1);
    const counts = judged.map((entry) => entry.at(-1));
    expect(counts).toEqual([...counts].sort());
  }, 120_000);
});
